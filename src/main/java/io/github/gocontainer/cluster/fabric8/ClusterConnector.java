package io.github.gocontainer.cluster.fabric8;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import io.github.gocontainer.cluster.ClusterIdentity;
import io.github.gocontainer.cluster.ClusterSpec;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.process.CommandRunner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Connects to the cluster that the user means: that of a named context of the kubeconfig, or, within a pod and without a
 * context, that of the pod.
 */
public final class ClusterConnector {

    private static final String DEFAULT_NAMESPACE = "default";

    private final ClusterHost host;
    private final CommandRunner runner;
    private final Clock clock;

    public ClusterConnector(ClusterHost host, CommandRunner runner, Clock clock) {
        this.host = host;
        this.runner = runner;
        this.clock = clock;
    }

    /**
     * Finds out where the cluster is and how the user logs in; sends no request.
     *
     * @throws BuildFailure when no context is named outside a cluster, or the kubeconfig does not fit
     */
    public ClusterConnection connect(ClusterSpec spec) {
        if (spec.context().isEmpty() && isWithinCluster()) {
            return withinCluster(spec);
        }
        Kubeconfig kubeconfig = Kubeconfig.read(spec, host);
        return ofContext(kubeconfig.choose(spec.context().orElseThrow(kubeconfig::noContextNamed)), spec);
    }

    private boolean isWithinCluster() {
        return !host.variable("KUBERNETES_SERVICE_HOST").isEmpty() && Files.isRegularFile(tokenFile());
    }

    private Path tokenFile() {
        return host.serviceAccount().resolve("token");
    }

    private ClusterConnection withinCluster(ClusterSpec spec) {
        String name = host.variable("KUBERNETES_SERVICE_HOST");
        String address = name.contains(":") ? "[" + name + "]" : name;
        String port = Optional.of(host.variable("KUBERNETES_SERVICE_PORT"))
                .filter(text -> !text.isEmpty())
                .orElse("443");
        URI server = URI.create("https://" + address + ":" + port);
        TlsMaterial tls = new TlsMaterial(
                Optional.empty(),
                Optional.of(host.serviceAccount().resolve("ca.crt").toString()),
                false,
                Optional.empty());
        String namespace = spec.namespace().orElseGet(this::namespaceOfPod);
        ClusterIdentity identity =
                new ClusterIdentity(Optional.empty(), server.toString(), "the service account of this pod");
        return open(server, tls, Optional.empty(), TokenSource.file(tokenFile()), identity, namespace);
    }

    private String namespaceOfPod() {
        try {
            return Files.readString(host.serviceAccount().resolve("namespace")).strip();
        } catch (IOException e) {
            return DEFAULT_NAMESPACE;
        }
    }

    private ClusterConnection ofContext(Kubeconfig.Chosen chosen, ClusterSpec spec) {
        Cluster cluster = chosen.cluster().value();
        URI server = server(chosen);
        if (cluster.getTlsServerName() != null && !cluster.getTlsServerName().equals(server.getHost())) {
            throw unsupported(chosen, "tls-server-name");
        }
        Logins logins = logins(chosen);
        TlsMaterial tls = new TlsMaterial(
                Optional.ofNullable(cluster.getCertificateAuthorityData()),
                chosen.cluster().path(cluster.getCertificateAuthority()),
                Boolean.TRUE.equals(cluster.getInsecureSkipTlsVerify()),
                logins.certificate());
        ClusterIdentity identity = new ClusterIdentity(
                Optional.of(chosen.context()),
                server.toString(),
                logins.words() + " in " + chosen.user().file());
        return open(
                server,
                tls,
                Optional.ofNullable(cluster.getProxyUrl()).filter(text -> !text.isBlank()),
                logins.tokens(),
                identity,
                spec.namespace().or(chosen::namespace).orElse(DEFAULT_NAMESPACE));
    }

    private static URI server(Kubeconfig.Chosen chosen) {
        String text = Optional.ofNullable(chosen.cluster().value().getServer()).orElse("");
        try {
            URI server = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (server.getHost() != null && server.getScheme() != null && server.getUserInfo() == null) {
                return server;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Rejected below.
        }
        throw new BuildFailure(
                FailureCode.CONFIGURATION,
                "the server of Kubernetes context '" + chosen.context() + "' in "
                        + chosen.cluster().file() + " is not an address",
                "correct it; expected for example https://10.0.0.1:6443");
    }

    /** How a user logs in, and what that is called. */
    private record Logins(TokenSource tokens, Optional<TlsMaterial.ClientCertificate> certificate, String words) {}

    private Logins logins(Kubeconfig.Chosen chosen) {
        AuthInfo user = chosen.user().value();
        if (user.getAs() != null) {
            throw unsupported(chosen, "as (impersonation)");
        }
        Optional<TlsMaterial.ClientCertificate> certificate = TlsMaterial.ClientCertificate.of(
                Optional.ofNullable(user.getClientCertificateData()),
                chosen.user().path(user.getClientCertificate()),
                Optional.ofNullable(user.getClientKeyData()),
                chosen.user().path(user.getClientKey()));
        if (user.getToken() != null && !user.getToken().isBlank()) {
            return new Logins(TokenSource.fixed(Optional.of("Bearer " + user.getToken())), certificate, "the token");
        } else if (user.getTokenFile() != null) {
            return new Logins(
                    TokenSource.file(
                            Path.of(chosen.user().path(user.getTokenFile()).orElseThrow())),
                    certificate,
                    "the token file");
        } else if (user.getExec() != null) {
            ExecCredential exec = new ExecCredential(user.getExec(), chosen, host, runner, clock);
            ExecCredential.Status status = exec.status();
            return new Logins(
                    exec,
                    TlsMaterial.ClientCertificate.of(
                                    status.certificate().map(TlsMaterial::base64),
                                    Optional.empty(),
                                    status.key().map(TlsMaterial::base64),
                                    Optional.empty())
                            .or(() -> certificate),
                    "the credential program " + user.getExec().getCommand());
        } else if (user.getUsername() != null && user.getPassword() != null) {
            return new Logins(
                    TokenSource.fixed(
                            Optional.of(HttpClientUtils.basicCredentials(user.getUsername(), user.getPassword()))),
                    certificate,
                    "user name and password");
        } else if (user.getAuthProvider() != null) {
            throw unsupported(chosen, "auth-provider, which kubectl dropped in 1.26,");
        }
        return new Logins(
                TokenSource.fixed(Optional.empty()),
                certificate,
                certificate.isPresent() ? "the client certificate" : "nothing (no login)");
    }

    private static BuildFailure unsupported(Kubeconfig.Chosen chosen, String what) {
        return new BuildFailure(
                FailureCode.CONFIGURATION,
                "the Kubernetes context '" + chosen.context() + "' uses " + what + " in "
                        + chosen.user().file() + ", which this plugin does not support",
                "log in with a token, a client certificate or an exec program instead");
    }

    private ClusterConnection open(
            URI server,
            TlsMaterial tls,
            Optional<String> proxyOfKubeconfig,
            TokenSource tokens,
            ClusterIdentity identity,
            String namespace) {
        Optional<URI> proxy = new ProxyChoice(host).choose(server, proxyOfKubeconfig);
        var client = tls.client(server, proxy, identity);
        return new ClusterConnection(client, new Fabric8Api(client, server.toString(), tokens), identity, namespace);
    }
}
