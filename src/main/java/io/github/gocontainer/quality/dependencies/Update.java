package io.github.gocontainer.quality.dependencies;

import java.util.Optional;

/**
 * A direct requirement that has something newer, or whose owner warns about it.
 *
 * @param newer the newest version of the same major
 * @param warning why its owner has taken this version back or given the module up
 */
public record Update(Requirement requirement, Optional<String> newer, Optional<String> warning) {

    /** For people. */
    public String sentence() {
        return requirement
                + newer.map(version -> " could be " + version).orElse("")
                + warning.map(text -> ", and its owner says: " + text).orElse("");
    }
}
