package io.github.gocontainer.registry.base;

import java.util.Locale;

/** What a build does with the lock file. */
public enum LockMode {
    /** It is not looked at. */
    OFF,
    /** What it knows is taken from it; other references are resolved as without it. */
    USE,
    /** Every reference must be in it, and its tag must still point to what is written there. */
    ENFORCE;

    /**
     * Reads {@code off}, {@code use} or {@code enforce}.
     *
     * @throws IllegalArgumentException for anything else; the message shows the accepted form
     */
    public static LockMode parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "off" -> OFF;
            case "use" -> USE;
            case "enforce" -> ENFORCE;
            default -> throw new IllegalArgumentException("'" + text + "' is none of off, use and enforce");
        };
    }
}
