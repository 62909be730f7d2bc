package io.github.gocontainer.mojo;

import io.github.gocontainer.http.HttpProxy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The proxies of settings.xml as Go and Git understand them: in variables of their own environment. A user who set such
 * variables meant them for Go, and keeps them.
 */
final class ProxyVariables {

    private static final List<String> NAMES = List.of("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY");
    private static final Pattern NETWORK = Pattern.compile("(\\d{1,3})\\.(?:(\\d{1,3})\\.)?(?:(\\d{1,3})\\.)?\\*");
    private static final int OCTET = 8;

    private ProxyVariables() {}

    /**
     * What is added to the environment of a child.
     *
     * @param proxies the one for a scheme before the one for all
     * @param environment of this process
     */
    static Map<String, String> of(List<HttpProxy> proxies, Map<String, String> environment) {
        Map<String, String> variables = new TreeMap<>();
        boolean usersOwn = environment.keySet().stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .anyMatch(NAMES::contains);
        if (usersOwn) {
            return variables;
        }
        proxy(proxies, "https").ifPresent(proxy -> {
            add(variables, "HTTPS_PROXY", address(proxy));
            String direct = proxy.nonProxyHosts().stream()
                    .flatMap(pattern -> direct(pattern.strip()).stream())
                    .collect(Collectors.joining(","));
            add(variables, "NO_PROXY", direct.isEmpty() ? "localhost,127.0.0.0/8" : "localhost,127.0.0.0/8," + direct);
        });
        proxy(proxies, "http").ifPresent(proxy -> add(variables, "HTTP_PROXY", address(proxy)));
        return variables;
    }

    private static Optional<HttpProxy> proxy(List<HttpProxy> proxies, String scheme) {
        return proxies.stream()
                .filter(proxy -> proxy.scheme().map(scheme::equals).orElse(true))
                .findFirst();
    }

    /** Git reads only the lower case of one of them, Go both. */
    private static void add(Map<String, String> variables, String name, String value) {
        variables.put(name, value);
        variables.put(name.toLowerCase(Locale.ROOT), value);
    }

    private static String address(HttpProxy proxy) {
        String login = proxy.login()
                .map(one -> encoded(one.username()) + ":" + encoded(one.password()) + "@")
                .orElse("");
        return "http://" + login + proxy.host() + ":" + proxy.port();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Maven's {@code *.acme.test} and {@code 10.*}; what Go has no words for goes through the proxy. */
    private static Optional<String> direct(String pattern) {
        Matcher network = NETWORK.matcher(pattern);
        if (network.matches()) {
            StringBuilder address = new StringBuilder();
            int known = 0;
            for (int octet = 1; octet <= 3; octet++) {
                String number = network.group(octet);
                known += number == null ? 0 : 1;
                address.append(number == null ? "0" : number).append('.');
            }
            return Optional.of(address + "0/" + known * OCTET);
        }
        if (pattern.equals("*")) {
            return Optional.of("*");
        }
        String host = pattern.startsWith("*") ? pattern.substring(1) : pattern;
        return Optional.of(host).filter(text -> !text.isEmpty() && !text.contains("*"));
    }
}
