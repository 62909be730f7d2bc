package io.github.gocontainer.mojo;

import io.github.gocontainer.golang.DownloadLogins;
import io.github.gocontainer.http.HttpProxy;
import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.plan.BuildPlan;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.settings.Proxy;

/** Connects to the outside as settings.xml says: proxies and logins, decrypted by Maven. */
public final class Connections {

    /** A SOCKS proxy would not understand us. */
    private static final Set<String> PROTOCOLS = Set.of("http", "https");

    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration READ = Duration.ofSeconds(60);
    private static final String USER_AGENT = "gocontainer-maven-plugin";

    private Connections() {}

    public static HttpTransport transport(MavenContext context) {
        return new HttpTransport(CONNECT, READ, proxies(context), USER_AGENT);
    }

    public static List<HttpProxy> proxies(MavenContext context) {
        List<HttpProxy> proxies = new ArrayList<>();
        MavenLogins logins = new MavenLogins(context);
        for (Proxy proxy : context.session().getSettings().getProxies()) {
            if (proxy.isActive() && PROTOCOLS.contains(proxy.getProtocol().toLowerCase(Locale.ROOT))) {
                Proxy decrypted = logins.decrypted(proxy);
                String hosts = Optional.ofNullable(decrypted.getNonProxyHosts()).orElse("");
                // As in Maven itself, a proxy of protocol http serves https as well.
                proxies.add(new HttpProxy(
                        "https".equalsIgnoreCase(decrypted.getProtocol()) ? Optional.of("https") : Optional.empty(),
                        decrypted.getHost(),
                        decrypted.getPort(),
                        List.of(hosts.split("[|,]")),
                        Optional.ofNullable(decrypted.getUsername())
                                .map(name -> new HttpProxy.Login(
                                        name,
                                        Optional.ofNullable(decrypted.getPassword())
                                                .orElse("")))));
            }
        }
        proxies.sort(Comparator.comparing((HttpProxy proxy) -> proxy.scheme().isEmpty()));
        return proxies;
    }

    /**
     * The login of {@code <go><toolchain><serverId>} for the host that it is meant for, and for no other that this one
     * redirects to; else that of a server whose id is the host.
     */
    public static DownloadLogins downloadLogins(MavenContext context, BuildPlan plan) {
        MavenLogins logins = new MavenLogins(context);
        Optional<String> served = servedHost(plan);
        return host -> plan.toolchainServerId()
                .filter(id -> served.equals(Optional.of(host)))
                .or(() -> Optional.of(host))
                .flatMap(logins::server)
                .filter(server -> server.getUsername() != null && server.getPassword() != null)
                .map(server -> new DownloadLogins.Login(server.getUsername(), server.getPassword()));
    }

    /** The host of the mirror, else that of the first module proxy. */
    private static Optional<String> servedHost(BuildPlan plan) {
        return plan.toolchain()
                .mirror()
                .map(URI::getHost)
                .or(() -> ModuleHosts.firstProxy(plan.toolchain().environment(), Environment.variables()));
    }

    /**
     * The logins of private module proxies and Git hosts: the servers of settings.xml whose id is the host.
     *
     * @param environment in which Go's settings stand
     */
    public static Map<String, DownloadLogins.Login> moduleLogins(
            MavenContext context, BuildPlan plan, Map<String, String> environment) {
        DownloadLogins logins = downloadLogins(context, plan);
        Map<String, DownloadLogins.Login> found = new TreeMap<>();
        for (String host : ModuleHosts.of(plan.toolchain().environment(), environment)) {
            logins.find(host).ifPresent(login -> found.put(host, login));
        }
        return found;
    }
}
