package io.github.gocontainer.golang.modules;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The last commit that touched a module's inputs.
 *
 * @param commit its full hash in hexadecimal
 * @param date when it was committed
 * @param dirty whether the inputs differ from it
 */
public record Revision(String commit, Instant date, boolean dirty) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");

    public Revision {
        if (!HASH.matcher(commit).matches()) {
            throw new IllegalArgumentException(
                    "'" + commit + "' is not a commit: expected 40 or 64 hexadecimal digits in lower case");
        }
    }

    /** The hash, with {@code -dirty} behind it when the inputs differ from the commit. */
    @Override
    public String toString() {
        return dirty ? commit + "-dirty" : commit;
    }
}
