package io.github.gocontainer.registry.client.exchange;

import io.github.gocontainer.http.HttpCall;
import io.github.gocontainer.http.HttpReply;
import io.github.gocontainer.http.HttpTransport;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends one HTTP request once: {@link HttpTransport} in production, something that misbehaves in tests. */
@FunctionalInterface
public interface Sender {

    /**
     * Returns the answer, whatever its status.
     *
     * @throws IOException when no complete answer head came
     */
    HttpReply send(HttpCall call) throws IOException;

    /** The proxy through which an address is reached, as {@code host:port}. */
    default Optional<String> proxyFor(URI uri) {
        return Optional.empty();
    }

    /** The sender of production; the transport is asked for with the first request. */
    static Sender of(Supplier<HttpTransport> transport) {
        return new Sender() {
            @Override
            public HttpReply send(HttpCall call) throws IOException {
                return transport.get().send(call);
            }

            @Override
            public Optional<String> proxyFor(URI uri) {
                return transport.get().proxyFor(uri);
            }
        };
    }
}
