package io.github.gocontainer.supplychain;

import io.github.gocontainer.supplychain.license.ModuleLicense;
import java.util.Optional;

/**
 * A module that is linked into a program.
 *
 * @param path its import path
 * @param version empty for one that was taken from a folder
 * @param sum as go.sum has it, {@code h1:} and the SHA-256 of its files' list in base64
 * @param replaces the module in whose place it stands
 */
public record Library(
        String path, Optional<String> version, Optional<String> sum, Optional<String> replaces, ModuleLicense license)
        implements Comparable<Library> {

    /** The one name of it within a document. */
    String key() {
        return path + version.map(text -> "@" + text).orElse("");
    }

    @Override
    public int compareTo(Library other) {
        return key().compareTo(other.key());
    }
}
