package io.github.gocontainer.cluster.fabric8;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which proxy leads to the cluster: that of the kubeconfig, else that of the environment, as kubectl chooses. */
final class ProxyChoice {

    private final ClusterHost host;

    ProxyChoice(ClusterHost host) {
        this.host = host;
    }

    Optional<URI> choose(URI server, Optional<String> ofKubeconfig) {
        if (ofKubeconfig.isPresent()) {
            return Optional.of(address(ofKubeconfig.get(), "proxy-url of the kubeconfig"));
        }
        String name = server.getScheme().equals("http") ? "HTTP_PROXY" : "HTTPS_PROXY";
        Optional<String> given = Stream.of(name, name.toLowerCase(Locale.ROOT), "ALL_PROXY", "all_proxy")
                .map(host::variable)
                .filter(text -> !text.isEmpty())
                .findFirst();
        return given.filter(text -> !isDirect(server.getHost())).map(text -> address(text, name));
    }

    private boolean isDirect(String server) {
        if (server.equals("localhost") || server.startsWith("127.") || server.equals("[::1]")) {
            return true;
        }
        String excepted = Stream.of("NO_PROXY", "no_proxy")
                .map(host::variable)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return Stream.of(excepted.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .anyMatch(text -> matches(text, server));
    }

    private static boolean matches(String exception, String server) {
        if (exception.equals("*") || exception.equals(server)) {
            return true;
        }
        if (exception.contains("/")) {
            return AddressRange.parse(exception)
                    .map(range -> range.contains(server))
                    .orElse(false);
        }
        String suffix = exception.startsWith("*") ? exception.substring(1) : exception;
        return server.endsWith(suffix.startsWith(".") ? suffix : "." + suffix);
    }

    /** The HTTP client of the JDK gives a proxy no password without switches for the whole JVM. */
    private static URI address(String text, String where) {
        URI address;
        try {
            address = URI.create(text.contains("://") ? text : "http://" + text);
        } catch (IllegalArgumentException e) {
            throw failure(where, "is no address", "write it as http://proxy.example:3128");
        }
        if (address.getUserInfo() != null) {
            throw failure(
                    where,
                    "names a proxy with a password, which this plugin cannot use for Kubernetes",
                    "use a proxy that asks for none, for example a local one in between, or run it within the network");
        }
        if (!"http".equals(address.getScheme()) || address.getHost() == null || address.getPort() < 0) {
            throw failure(where, "is not of the form http://host:port", "write it as http://proxy.example:3128");
        }
        return address;
    }

    private static BuildFailure failure(String where, String problem, String hint) {
        return new BuildFailure(
                FailureCode.CONFIGURATION, "the proxy to the Kubernetes cluster (" + where + ") " + problem, hint);
    }
}
