package io.github.gocontainer.quality.dependencies;

import java.util.List;

/**
 * What {@code go mod tidy} would change.
 *
 * @param added lines of go.mod and go.sum, each with its file
 * @param removed lines likewise
 * @param unused modules that nothing imports
 */
public record Tidiness(List<String> added, List<String> removed, List<Requirement> unused) {

    private static final int SHOWN = 5;

    public Tidiness {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        unused = List.copyOf(unused);
    }

    public boolean isTidy() {
        return added.isEmpty() && removed.isEmpty();
    }

    /** For people; a few of the lines. */
    public String sentence() {
        StringBuilder sentence = new StringBuilder("'go mod tidy' would add ")
                .append(added.size())
                .append(" lines and remove ")
                .append(removed.size());
        String separator = ": ";
        for (String line : added.stream().limit(SHOWN).map(text -> "+ " + text).toList()) {
            sentence.append(separator).append(line);
            separator = "; ";
        }
        for (String line :
                removed.stream().limit(SHOWN).map(text -> "- " + text).toList()) {
            sentence.append(separator).append(line);
            separator = "; ";
        }
        return sentence.toString();
    }
}
