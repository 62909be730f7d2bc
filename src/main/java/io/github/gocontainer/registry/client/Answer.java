package io.github.gocontainer.registry.client;

import io.github.gocontainer.http.HttpReply;
import java.io.IOException;
import java.net.URI;

/** A reply and the address that gave it, which is another one than was asked after a redirect. */
record Answer(HttpReply reply, URI from) implements AutoCloseable {

    int status() {
        return reply.status();
    }

    @Override
    public void close() throws IOException {
        reply.close();
    }
}
