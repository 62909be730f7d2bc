package io.github.gocontainer.supplychain;

import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Platform;
import java.util.List;

/**
 * A program in an image, and what is linked into it.
 *
 * @param name of its file
 * @param digest of its file
 * @param goVersion of its standard library, for example {@code go1.26.8}
 * @param main the module that its main package belongs to
 */
public record Program(
        String name, Platform platform, Digest digest, String goVersion, Library main, List<Library> libraries) {

    public Program {
        libraries = libraries.stream().sorted().toList();
    }

    /** The one name of it within a document. */
    String key() {
        return name + "-" + platform.folder();
    }
}
