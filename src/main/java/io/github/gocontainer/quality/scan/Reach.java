package io.github.gocontainer.quality.scan;

import java.util.Locale;
import java.util.stream.Stream;

/** How far a program goes towards a vulnerability in a module, from the least to the most. */
public enum Reach {
    /** The module is there, the vulnerable package is not used. */
    REQUIRED,
    /** The vulnerable package is used, and no call of the vulnerable function was found. */
    IMPORTED,
    /** There is a way from the program to the vulnerable function, or nobody can say that there is none. */
    CALLED;

    /** As the configuration and the documents have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Parses {@link #word()}. */
    public static Reach of(String word) {
        return Stream.of(values())
                .filter(reach -> reach.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word
                        + "' does not say which findings count: expected called, imported, required or none"));
    }
}
