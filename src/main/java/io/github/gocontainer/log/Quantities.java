package io.github.gocontainer.log;

import java.time.Duration;
import java.util.Locale;

/** Words sizes and times the same way in every line. */
public final class Quantities {

    private static final double KILO = 1000;

    /** From here on one decimal would print 1000.0 of the smaller unit. */
    private static final double ROUNDS_TO_KILO = 999.95;

    private static final Duration ROUNDS_TO_MINUTE = Duration.ofMillis(59_950);

    private Quantities() {}

    /** A size in decimal units, as registries and browsers show it: {@code 512 B}, {@code 3.4 kB}, {@code 5.9 MB}. */
    public static String size(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        double value = bytes / KILO;
        String unit = "kB";
        for (String next : new String[] {"MB", "GB", "TB"}) {
            if (value < ROUNDS_TO_KILO) {
                break;
            }
            value /= KILO;
            unit = next;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, unit);
    }

    /** A time span in seconds with one decimal below a minute, else in minutes and seconds: {@code 0.4 s}, {@code 2 min 5 s}. */
    public static String time(Duration duration) {
        if (duration.compareTo(ROUNDS_TO_MINUTE) >= 0 && duration.toMinutes() == 0) {
            return "1 min 0 s";
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / KILO);
    }

    /** A number of things: {@code 1 blob}, {@code 3 blobs}. */
    public static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
