package io.github.gocontainer.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and returns its answer: no retry, no redirect, no cookie, no cache and no decompression, because
 * whoever asks decides about these.
 */
public final class HttpTransport implements AutoCloseable {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int CONNECTIONS = 16;

    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final String userAgent;

    @Nullable
    private CloseableHttpClient client;

    private final List<HttpProxy> proxies;

    /**
     * @param connectTimeout for one address of a host
     * @param readTimeout between two packets of an answer
     * @param proxies the first that serves a request is taken
     */
    public HttpTransport(Duration connectTimeout, Duration readTimeout, List<HttpProxy> proxies, String userAgent) {
        this.connectTimeout = connectTimeout;
        this.readTimeout = readTimeout;
        this.proxies = List.copyOf(proxies);
        this.userAgent = userAgent;
    }

    /** Its classes and trust store cost a quarter of a second in a cold JVM: not before the first request. */
    private synchronized CloseableHttpClient client() {
        if (client == null) {
            client = connected();
        }
        return client;
    }

    private CloseableHttpClient connected() {
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(QuietConnection::on)
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(2 * CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setSocketTimeout(Timeout.of(readTimeout))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(readTimeout))
                        .setConnectionRequestTimeout(Timeout.ofMinutes(10))
                        .build())
                .setRoutePlanner(new ProxyRoutes(proxies))
                .setDefaultCredentialsProvider(proxyCredentials(proxies))
                .setUserAgent(userAgent)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .build();
    }

    /**
     * Sends the request once.
     *
     * @throws IOException when no complete answer head came: refused, reset, timed out, not trusted
     */
    public HttpReply send(HttpCall call) throws IOException {
        URI uri = call.uri();
        if (uri.getHost() == null || !SCHEMES.contains(uri.getScheme())) {
            throw new IOException("not an http or https address: " + HttpCall.redacted(uri));
        }
        ClassicRequestBuilder builder =
                ClassicRequestBuilder.create(call.method()).setUri(uri);
        call.headers().forEach(builder::addHeader);
        call.body().ifPresent(body -> builder.setEntity(new BodyEntity(body)));
        return new HttpReply(client().executeOpen(null, builder.build(), null));
    }

    /** The proxy through which an address is reached, as {@code host:port}; empty when it is reached directly. */
    public Optional<String> proxyFor(URI uri) {
        return serving(proxies, uri.getScheme(), uri.getHost()).map(proxy -> proxy.host() + ":" + proxy.port());
    }

    private static Optional<HttpProxy> serving(List<HttpProxy> proxies, String scheme, String host) {
        return proxies.stream().filter(proxy -> proxy.serves(scheme, host)).findFirst();
    }

    @Override
    public synchronized void close() throws IOException {
        if (client != null) {
            client.close();
        }
    }

    private static BasicCredentialsProvider proxyCredentials(List<HttpProxy> proxies) {
        BasicCredentialsProvider provider = new BasicCredentialsProvider();
        for (HttpProxy proxy : proxies) {
            proxy.login()
                    .ifPresent(login -> provider.setCredentials(
                            new AuthScope(proxy.host(), proxy.port()),
                            new UsernamePasswordCredentials(
                                    login.username(), login.password().toCharArray())));
        }
        return provider;
    }

    private static final class ProxyRoutes extends DefaultRoutePlanner {
        private final List<HttpProxy> proxies;

        ProxyRoutes(List<HttpProxy> proxies) {
            super(null);
            this.proxies = proxies;
        }

        @Override
        protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
            return serving(proxies, target.getSchemeName(), target.getHostName())
                    .map(proxy -> new HttpHost("http", proxy.host(), proxy.port()))
                    .orElse(null);
        }
    }

    private static final class BodyEntity extends AbstractHttpEntity {
        private final HttpBody body;

        BodyEntity(HttpBody body) {
            super((String) null, null);
            this.body = body;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            body.writeTo(out);
        }

        @Override
        public InputStream getContent() {
            throw new IllegalStateException("a request body is written, never read");
        }

        @Override
        public boolean isStreaming() {
            return false;
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public long getContentLength() {
            return body.length();
        }

        @Override
        public void close() {}
    }
}
