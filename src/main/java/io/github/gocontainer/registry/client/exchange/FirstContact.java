package io.github.gocontainer.registry.client.exchange;

import io.github.gocontainer.http.HttpReply;
import io.github.gocontainer.http.Loopback;
import io.github.gocontainer.registry.client.trouble.NetworkReasons;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Finds out with the first request whether a registry speaks HTTPS or plain HTTP, and never goes back to plain HTTP
 * after that.
 *
 * <p>Registries on this machine mostly speak plain HTTP and are asked in it first; all others must speak HTTPS, unless
 * the user allows otherwise.
 */
public final class FirstContact {

    private static final int BAD_REQUEST = 400;

    private final URI http;
    private final URI https;
    private final boolean onThisMachine;
    private final boolean allowInsecure;
    private final AtomicBoolean brokeBefore = new AtomicBoolean();
    private final AtomicBoolean tlsBrokeBefore = new AtomicBoolean();
    private volatile @Nullable URI settled;

    public FirstContact(String registry, boolean allowInsecure) {
        this.http = URI.create("http://" + registry);
        this.https = URI.create("https://" + registry);
        this.onThisMachine = Loopback.isLoopback(http.getHost());
        this.allowInsecure = allowInsecure;
    }

    /** Sends the same request to one of the two addresses. */
    @FunctionalInterface
    public interface Request {
        HttpReply to(URI base) throws IOException;
    }

    /** The address of the registry, once it is known. */
    public Optional<URI> base() {
        return Optional.ofNullable(settled);
    }

    /** The registry's answer, with whatever protocol it speaks. */
    public HttpReply reach(Request request) throws IOException {
        URI known = settled;
        if (known != null) {
            return request.to(known);
        }
        return onThisMachine ? reachHere(request) : reachElsewhere(request);
    }

    private HttpReply reachElsewhere(Request request) throws IOException {
        try {
            return settle(https, request.to(https));
        } catch (IOException e) {
            boolean perhapsPlain =
                    NetworkReasons.speaksNoTls(e) || (https.getPort() < 0 && NetworkReasons.nobodyListens(e));
            if (!allowInsecure || !perhapsPlain) {
                throw e;
            }
            return settle(http, request.to(http));
        }
    }

    private HttpReply reachHere(Request request) throws IOException {
        HttpReply reply;
        try {
            reply = request.to(http);
        } catch (IOException e) {
            // The first time it is most likely an accident, and a server without TLS can take long to refuse it.
            if (NetworkReasons.silent(e) || !brokeBefore.getAndSet(true)) {
                throw e;
            }
            return overTls(request).orElseThrow(() -> e);
        }
        if (reply.status() != BAD_REQUEST) {
            return settle(http, reply);
        }
        // Servers that speak TLS answer so, and the reason is not to be seen after a HEAD.
        reply.close();
        Optional<HttpReply> encrypted = overTls(request);
        return encrypted.isPresent() ? encrypted.get() : settle(http, request.to(http));
    }

    /** Empty when no TLS is spoken; fails when it is and the certificate is not trusted. */
    private Optional<HttpReply> overTls(Request request) throws IOException {
        try {
            return Optional.of(settle(https, request.to(https)));
        } catch (IOException e) {
            // A greeting that is cut off says nothing about what the other side speaks; one cut off twice does.
            boolean accident = !NetworkReasons.speaksNoTls(e) && !tlsBrokeBefore.getAndSet(true);
            if (NetworkReasons.untrusted(e).isPresent() || accident) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private HttpReply settle(URI base, HttpReply reply) {
        settled = base;
        return reply;
    }
}
