package io.github.gocontainer.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a server may send us to: a hostile one would like us to ask this machine or its cloud's metadata service. */
public final class AddressRules {

    private AddressRules() {}

    /** Why an address that {@code from} names is not asked; empty when it may be asked. */
    public static Optional<String> refusal(URI from, URI to) {
        if (to.getHost() == null || !List.of("http", "https").contains(String.valueOf(to.getScheme()))) {
            return Optional.of("it is not an http or https address");
        }
        if (to.getRawUserInfo() != null) {
            return Optional.of("it contains a user name");
        }
        if (from.getScheme().equals("https") && to.getScheme().equals("http")) {
            return Optional.of("it leaves https for plain http");
        }
        return to.getHost().equalsIgnoreCase(from.getHost()) ? Optional.empty() : hostRefusal(from, to.getHost());
    }

    private static Optional<String> hostRefusal(URI from, String host) {
        List<InetAddress> addresses = resolve(host);
        if (addresses.stream().anyMatch(address -> address.isLinkLocalAddress() || address.isAnyLocalAddress())) {
            return Optional.of("it is a link-local address, where machines keep their metadata service");
        }
        boolean toThisMachine =
                Loopback.isLoopback(host) || addresses.stream().anyMatch(InetAddress::isLoopbackAddress);
        return toThisMachine && !Loopback.isLoopback(from.getHost())
                ? Optional.of("it is on this machine, and the server that names it is not")
                : Optional.empty();
    }

    /** Nothing for a name that only the proxy can resolve. */
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
