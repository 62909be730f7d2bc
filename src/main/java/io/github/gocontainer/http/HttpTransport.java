package io.github.gocontainer.http;

import java.io.IOException;
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
    private final Watchdog watchdog;
    private final LateTls tls = new LateTls();

    /**
     * @param connectTimeout for one address of a host
     * @param readTimeout between two packets of a request or an answer; a short document may take twice as long as a
     *     whole
     * @param proxies the first that serves a request is taken
     */
    public HttpTransport(Duration connectTimeout, Duration readTimeout, List<HttpProxy> proxies, String userAgent) {
        this.connectTimeout = connectTimeout;
        this.readTimeout = readTimeout;
        this.proxies = List.copyOf(proxies);
        this.userAgent = userAgent;
        this.watchdog = new Watchdog(readTimeout);
    }

    /** Loads what a request needs, before there is one. */
    public void prepare(boolean encrypted) {
        client();
        if (encrypted) {
            tls.strategy();
        }
    }

    /** Its classes cost a tenth of a second in a cold JVM: not before the first request. */
    private synchronized CloseableHttpClient client() {
        if (client == null) {
            client = connected();
        }
        return client;
    }

    private CloseableHttpClient connected() {
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(QuietConnection::on)
                .setTlsSocketStrategy(tls)
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(2 * CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setSocketTimeout(Timeout.of(readTimeout))
                        .build())
                .build();
        QuietExchanges exchanges = new QuietExchanges();
        return HttpClients.custom()
                .setRequestExecutor(exchanges)
                .addExecInterceptorLast("quiet", exchanges)
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
     * @throws IOException when no complete answer head came: refused, reset, not trusted, or a
     *     {@link java.net.SocketTimeoutException} when one side stood still
     */
    public HttpReply send(HttpCall call) throws IOException {
        URI uri = call.uri();
        if (uri.getHost() == null || !SCHEMES.contains(uri.getScheme())) {
            throw new IOException("not an http or https address: " + HttpCall.redacted(uri));
        }
        WatchedRequest request = new WatchedRequest(call, watchdog);
        Watchdog.Watch watch = request.watch();
        boolean answered = false;
        try {
            HttpReply reply = new HttpReply(client().executeOpen(null, request, null), watch);
            watch.rest();
            answered = true;
            return reply;
        } catch (IOException | IllegalStateException e) {
            if (watch.isExpired()) {
                throw watch.timeout(e);
            }
            throw e;
        } finally {
            if (!answered) {
                watch.close();
            }
        }
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
        watchdog.close();
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
}
