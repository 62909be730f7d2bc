package io.github.gocontainer.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a server may send us to: a hostile one would like us to ask this machine or its cloud's metadata service. */
public final class AddressRules {

    /** IPv6, and what ends in a number in any of its spellings, as no name does. */
    private static final Pattern LITERAL = Pattern.compile(".*:.*|(?:.*\\.)?(?:\\d+|0[xX]\\p{XDigit}*)\\.?");

    private AddressRules() {}

    /**
     * Why an address that {@code from} names is not asked; empty when it may be asked.
     *
     * @param throughProxy whether an address is reached through a proxy: names are resolved there, and what this machine
     *     thinks of them does not count
     */
    public static Optional<String> refusal(URI from, URI to, Predicate<URI> throughProxy) {
        return refusal(from, to, throughProxy, AddressRules::resolve);
    }

    /** @param addresses of a host, from a name server unless it is a literal address */
    static Optional<String> refusal(
            URI from, URI to, Predicate<URI> throughProxy, Function<String, List<InetAddress>> addresses) {
        if (to.getHost() == null || !List.of("http", "https").contains(String.valueOf(to.getScheme()))) {
            return Optional.of("it is not an http or https address");
        }
        if (to.getRawUserInfo() != null) {
            return Optional.of("it contains a user name");
        }
        if (from.getScheme().equals("https") && to.getScheme().equals("http")) {
            return Optional.of("it leaves https for plain http");
        }
        String host = to.getHost();
        if (host.equalsIgnoreCase(from.getHost())) {
            return Optional.empty();
        }
        boolean known = LITERAL.matcher(host).matches() || !throughProxy.test(to);
        return hostRefusal(from, host, known ? addresses.apply(host) : List.of());
    }

    private static Optional<String> hostRefusal(URI from, String host, List<InetAddress> addresses) {
        if (addresses.stream().anyMatch(address -> address.isLinkLocalAddress() || address.isAnyLocalAddress())) {
            return Optional.of("it is a link-local address, where machines keep their metadata service");
        }
        boolean toThisMachine =
                Loopback.isLoopback(host) || addresses.stream().anyMatch(InetAddress::isLoopbackAddress);
        return toThisMachine && !Loopback.isLoopback(from.getHost())
                ? Optional.of("it is on this machine, and the server that names it is not")
                : Optional.empty();
    }

    /** Nothing for a name that nobody here knows: the connection will say so. */
    private static List<InetAddress> resolve(String host) {
        try {
            return Arrays.asList(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    /** Whether two addresses have the same scheme, host and port, so that credentials of one are meant for the other. */
    public static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
