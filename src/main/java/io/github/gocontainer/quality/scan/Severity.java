package io.github.gocontainer.quality.scan;

import java.util.Locale;
import java.util.stream.Stream;

/** How image scanners grade what they find, from the least to the most. */
public enum Severity {
    UNKNOWN,
    NEGLIGIBLE,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** As the configuration and the documents have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Parses the user's word. */
    public static Severity of(String word) {
        return Stream.of(LOW, MEDIUM, HIGH, CRITICAL)
                .filter(severity -> severity.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + word + "' is no severity: expected critical, high, medium, low or none"));
    }

    /** That of a scanner; a word that is not known is unknown. */
    static Severity ofScanner(String word) {
        return Stream.of(values())
                .filter(severity -> severity.name().equalsIgnoreCase(word))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
