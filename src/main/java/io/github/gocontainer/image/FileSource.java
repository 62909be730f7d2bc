package io.github.gocontainer.image;

import java.nio.file.Path;

/** Where the content of an image's file comes from. */
public sealed interface FileSource {

    /** A regular file whose bytes are those of a file on disk. */
    record OnDisk(Path file) implements FileSource {}

    /** A regular file with this text, in UTF-8. */
    record Text(String content) implements FileSource {}

    /** A folder. */
    record Directory() implements FileSource {}

    /** A symbolic link, whose target is written as it is given. */
    record SymbolicLink(String target) implements FileSource {}
}
