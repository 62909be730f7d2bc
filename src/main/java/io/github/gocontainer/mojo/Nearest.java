package io.github.gocontainer.mojo;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which of the known words somebody meant who wrote another. */
final class Nearest {

    private static final int CLOSE = 3;

    private Nearest() {}

    /** The known word with the fewest different letters; empty when none is close. */
    static Optional<String> of(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(candidate, word) < Math.min(CLOSE, candidate.length()))
                .min(Comparator.comparingInt(candidate -> distance(candidate, word)));
    }

    /** How many letters have to be inserted, dropped or replaced to make one word the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
