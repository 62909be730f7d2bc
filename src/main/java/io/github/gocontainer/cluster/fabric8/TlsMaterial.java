package io.github.gocontainer.cluster.fabric8;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.github.gocontainer.cluster.ClusterIdentity;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;

/**
 * What the connection to a cluster is secured with.
 *
 * @param authorityData the certificate authority in PEM, encoded in base64; wins over the file
 * @param trustsAll as {@code insecure-skip-tls-verify} says
 */
record TlsMaterial(
        Optional<String> authorityData,
        Optional<String> authorityFile,
        boolean trustsAll,
        Optional<ClientCertificate> client) {

    private static final long CONNECT_SECONDS = 10;
    private static final String PASSPHRASE = "changeit";

    /** The certificate that the client shows, and its key: data in base64, or files. */
    record ClientCertificate(
            Optional<String> data, Optional<String> file, Optional<String> keyData, Optional<String> keyFile) {

        static Optional<ClientCertificate> of(
                Optional<String> data, Optional<String> file, Optional<String> keyData, Optional<String> keyFile) {
            boolean complete = (data.isPresent() || file.isPresent()) && (keyData.isPresent() || keyFile.isPresent());
            return complete ? Optional.of(new ClientCertificate(data, file, keyData, keyFile)) : Optional.empty();
        }
    }

    static String base64(String pem) {
        return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
    }

    /** A client that sends every request once and follows no redirect, which would take the login elsewhere. */
    HttpClient client(URI server, Optional<URI> proxy, ClusterIdentity identity) {
        HttpClient.Builder builder = new JdkHttpClientFactory().newBuilder();
        builder.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS);
        builder.tag(new ConfigBuilder(Config.empty())
                .withRequestRetryBackoffLimit(0)
                .build()
                .getRequestConfig());
        proxy.ifPresentOrElse(
                address -> builder.proxyType(HttpClient.ProxyType.HTTP)
                        .proxyAddress(new InetSocketAddress(address.getHost(), address.getPort())),
                () -> builder.proxyType(HttpClient.ProxyType.DIRECT));
        if (server.getScheme().equals("https")) {
            try {
                builder.sslContext(
                        keyManagers(),
                        SSLUtils.trustManagers(
                                authorityData.orElse(null),
                                authorityData.isPresent() ? null : authorityFile.orElse(null),
                                trustsAll,
                                null,
                                null));
            } catch (IOException | GeneralSecurityException | RuntimeException e) {
                throw new BuildFailure(
                        FailureCode.CONFIGURATION,
                        "the certificates or keys for " + identity + " cannot be used: "
                                + e.getClass().getSimpleName(),
                        "see whether kubectl works with the same kubeconfig; certificates and keys are in PEM");
            }
        }
        return builder.build();
    }

    private KeyManager[] keyManagers() throws IOException, GeneralSecurityException {
        if (client.isEmpty()) {
            return new KeyManager[0];
        }
        ClientCertificate own = client.get();
        String keyData = own.keyData().orElse(null);
        String keyFile = own.keyData().isPresent() ? null : own.keyFile().orElse(null);
        String certificateFile = own.data().isPresent() ? null : own.file().orElse(null);
        return SSLUtils.keyManagers(
                own.data().orElse(null),
                certificateFile,
                keyData,
                keyFile,
                Config.getKeyAlgorithm(keyFile, keyData),
                PASSPHRASE,
                null,
                null);
    }
}
