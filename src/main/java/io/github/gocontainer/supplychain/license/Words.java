package io.github.gocontainer.supplychain.license;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text as its words alone, and these as overlapping groups of three, so that neither line breaks and punctuation nor a
 * single other word make it another text.
 */
final class Words {

    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");
    private static final int GROUP = 3;
    private static final long PRIME = 1_099_511_628_211L;
    private static final long BASIS = -3_750_763_034_362_895_579L;

    private Words() {}

    /** In lower case, spelled as Americans do. */
    static List<String> of(String text) {
        return Stream.of(NO_WORD.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .map(word -> word.replace("licence", "license"))
                .toList();
    }

    /** One number for each three words that follow one another. */
    static List<Long> groups(List<String> words) {
        List<Long> groups = new ArrayList<>();
        for (int at = 0; at + GROUP <= words.size(); at++) {
            long hash = BASIS;
            for (int word = at; word < at + GROUP; word++) {
                hash = (hash ^ words.get(word).hashCode()) * PRIME;
            }
            groups.add(hash);
        }
        return groups;
    }

    /** How many words are in none of these groups. */
    static int outside(List<String> words, Set<Long> known) {
        List<Long> groups = groups(words);
        int covered = 0;
        int counted = 0;
        for (int at = 0; at < groups.size(); at++) {
            if (known.contains(groups.get(at))) {
                covered += at + GROUP - Math.max(at, counted);
                counted = at + GROUP;
            }
        }
        return words.size() - covered;
    }
}
