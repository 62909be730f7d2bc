package io.github.gocontainer.registry.client.exchange;

import io.github.gocontainer.http.HttpCall;
import io.github.gocontainer.http.HttpReply;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests of one push or pull, those for tokens and redirects too. */
public final class CountingSender implements Sender {

    private final Sender wrapped;
    private final AtomicInteger requests = new AtomicInteger();

    public CountingSender(Sender wrapped) {
        this.wrapped = wrapped;
    }

    public int requests() {
        return requests.get();
    }

    @Override
    public HttpReply send(HttpCall call) throws IOException {
        requests.incrementAndGet();
        return wrapped.send(call);
    }

    @Override
    public Optional<String> proxyFor(URI uri) {
        return wrapped.proxyFor(uri);
    }
}
