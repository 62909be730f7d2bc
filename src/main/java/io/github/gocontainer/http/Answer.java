package io.github.gocontainer.http;

import java.io.IOException;
import java.net.URI;

/** A reply and the address that gave it, which is another one than was asked after a redirect. */
public record Answer(HttpReply reply, URI from) implements AutoCloseable {

    /** What is read of a body that nobody wants, in bytes. */
    private static final int REST = 1 << 16;

    public int status() {
        return reply.status();
    }

    /** Reads what is left of a small answer, so that its connection can be used again, and closes it. */
    public void drain() throws IOException {
        try (this) {
            reply.start(REST);
        } catch (IOException connectionLost) {
            // The head of the answer was complete, and nothing of the rest is wanted.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        reply.close();
    }
}
