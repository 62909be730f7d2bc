package io.github.gocontainer.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A proxy as settings.xml has it.
 *
 * @param scheme the scheme of the requests that go through it, {@code http} or {@code https}; empty for both
 * @param nonProxyHosts host patterns with {@code *} that are reached directly
 * @param login name and password, when the proxy wants one
 */
public record HttpProxy(
        Optional<String> scheme, String host, int port, List<String> nonProxyHosts, Optional<Login> login) {

    /** Name and password of a proxy; the password never appears in {@link #toString()}. */
    public record Login(String username, String password) {
        @Override
        public String toString() {
            return username;
        }
    }

    /** Whether requests of this scheme to this host go through the proxy; loopback never does. */
    public boolean serves(String requestScheme, String requestHost) {
        return scheme.map(requestScheme::equals).orElse(true)
                && !Loopback.isLoopback(requestHost)
                && nonProxyHosts.stream().noneMatch(pattern -> matches(pattern.strip(), requestHost));
    }

    private static boolean matches(String pattern, String host) {
        String expression = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE)
                .matcher(host)
                .matches();
    }
}
