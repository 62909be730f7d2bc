package io.github.gocontainer.golang;

import java.nio.file.Path;
import java.util.Objects;

/** The folders in which files lie. */
public final class Folders {

    private Folders() {}

    /** The absolute folder of a file; only the root of a file system has none, and that is no file. */
    public static Path of(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
    }
}
