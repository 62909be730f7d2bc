package io.github.gocontainer.quality.coverage;

import java.util.Locale;

/**
 * How many statements ran.
 *
 * @param ran of {@code all}
 */
public record Covered(long ran, long all) {

    private static final double HUNDRED = 100;

    Covered plus(Covered other) {
        return new Covered(ran + other.ran, all + other.all);
    }

    /** In per cent; code without statements is covered. */
    public double percent() {
        return all == 0 ? HUNDRED : HUNDRED * ran / all;
    }

    /** Whether it reaches so many per cent. */
    boolean reaches(double minimum) {
        // Compared as counts, so that 2 of 3 statements reach 66.6 and nothing is rounded up.
        return HUNDRED * ran >= minimum * all;
    }

    /** {@code 81.2 %}; rounded down, so that what is shown never looks better than it is. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f %%", Math.floor(percent() * 10) / 10);
    }
}
