package io.github.gocontainer.registry.client.trouble;

import java.io.IOException;

/** Copies exceptions of libraries without their messages, which can quote addresses, headers and bodies. */
final class Redacted {

    private static final int DEEPEST = 8;

    private Redacted() {}

    /** Class names and stack traces of the chain, nothing else. */
    static IOException copyOf(Throwable original) {
        return copyOf(original, 1);
    }

    private static IOException copyOf(Throwable original, int depth) {
        Throwable cause = original.getCause();
        IOException copy = new IOException(
                original.getClass().getName(), cause == null || depth == DEEPEST ? null : copyOf(cause, depth + 1));
        copy.setStackTrace(original.getStackTrace());
        return copy;
    }
}
