package io.github.gocontainer.golang.compile;

import io.github.gocontainer.golang.modules.Revision;
import java.util.Optional;

/**
 * What is written into the string variables {@code version}, {@code commit} and {@code date} of package main, where it
 * declares them.
 *
 * @param version of the artifact
 * @param revision whose hash and commit date are stamped
 */
public record Stamps(Optional<String> version, Optional<Revision> revision) {

    /** Nothing is stamped. */
    public static Stamps none() {
        return new Stamps(Optional.empty(), Optional.empty());
    }
}
