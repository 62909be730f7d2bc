package io.github.gocontainer.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of bytes into lines of UTF-8 and hands each over; what the receiver throws is told at the end. */
final class Lines {

    private static final int LONGEST = 1 << 20;

    private final Consumer<String> receiver;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private @Nullable RuntimeException failure;

    Lines(Consumer<String> receiver) {
        this.receiver = receiver;
    }

    synchronized void add(byte[] buffer, int length) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (buffer[i] == '\n') {
                line.write(buffer, start, i - start);
                start = i + 1;
                hand();
            } else if (line.size() + i - start >= LONGEST) {
                line.write(buffer, start, i - start);
                start = i;
                hand();
            }
        }
        line.write(buffer, start, length - start);
    }

    /** Hands over a last line without an end. */
    synchronized void end() {
        if (line.size() > 0) {
            hand();
        }
    }

    /** Throws what the receiver threw, if anything. */
    synchronized void requireReceived() {
        if (failure != null) {
            throw failure;
        }
    }

    /** The process goes on and its pipe is drained, even when nobody understands what it says any more. */
    private void hand() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (failure == null) {
            try {
                receiver.accept(text);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
    }
}
