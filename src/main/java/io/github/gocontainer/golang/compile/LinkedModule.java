package io.github.gocontainer.golang.compile;

import java.util.Optional;

/**
 * A module whose packages were linked into a program, as the program itself says.
 *
 * @param path its import path
 * @param version empty for one that was taken from a folder
 * @param sum its hash as go.sum has it, {@code h1:...}
 * @param replaces the module in whose place it stands
 */
public record LinkedModule(String path, Optional<String> version, Optional<String> sum, Optional<String> replaces) {

    private static final String DEVELOPMENT = "(devel)";

    static LinkedModule of(String path, String version, String sum) {
        return new LinkedModule(
                path,
                Optional.of(version).filter(text -> !text.isEmpty() && !text.equals(DEVELOPMENT)),
                Optional.of(sum).filter(text -> !text.isEmpty()),
                Optional.empty());
    }

    /** What stands in the place of another module; one from a folder keeps the name under which it is imported. */
    LinkedModule instead(LinkedModule original) {
        String replaced =
                original.path() + original.version().map(text -> "@" + text).orElse("");
        return version.isEmpty()
                ? new LinkedModule(original.path(), version, sum, Optional.of(replaced))
                : new LinkedModule(path, version, sum, Optional.of(replaced));
    }
}
