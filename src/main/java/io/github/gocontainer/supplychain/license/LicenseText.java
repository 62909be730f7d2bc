package io.github.gocontainer.supplychain.license;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a text must say to be this license, and what it may say.
 *
 * @param id of the SPDX license list
 * @param required the groups of words of each passage that no author changes
 * @param allowed all groups of words of the license, with its names and its advice on how to apply it
 */
record LicenseText(String id, List<List<Long>> required, Set<Long> allowed) {

    private static final String OPTIONAL = "? ";

    /** Of the groups of each passage; less, and a clause that makes another license of it could be missing. */
    private static final double ENOUGH = 0.8;

    /** Reads a resource: one passage in each line, those that may be missing behind a question mark. */
    static LicenseText of(String id, String lines) {
        List<List<Long>> required = new ArrayList<>();
        Set<Long> allowed = new HashSet<>();
        lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
            List<Long> groups = Words.groups(Words.of(line));
            allowed.addAll(groups);
            if (!line.startsWith(OPTIONAL)) {
                required.add(groups);
            }
        });
        return new LicenseText(id, required, allowed);
    }

    /** Whether each passage is among these groups. */
    boolean isIn(Set<Long> text) {
        return required.stream()
                .allMatch(passage -> passage.stream().filter(text::contains).count() >= ENOUGH * passage.size());
    }

    /** How much of a text it explains. */
    long explains(Set<Long> text) {
        return text.stream().filter(allowed::contains).count();
    }

    /** Whether it says most of what the other says, as the license of three clauses does of that of two. */
    boolean covers(LicenseText other) {
        return 2 * other.allowed.stream().filter(allowed::contains).count() > other.allowed.size();
    }
}
