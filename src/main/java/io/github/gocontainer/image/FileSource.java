package io.github.gocontainer.image;

import java.nio.file.Path;
import java.util.Arrays;

/** Where the content of an image's file comes from. */
public sealed interface FileSource {

    /** A regular file whose bytes are those of a file on disk. */
    record OnDisk(Path file) implements FileSource {}

    /** A regular file with this text, in UTF-8. */
    record Text(String content) implements FileSource {}

    /** A regular file with these bytes, which nobody may change afterwards. */
    final class Bytes implements FileSource {

        private final byte[] content;

        public Bytes(byte[] content) {
            this.content = content;
        }

        public byte[] content() {
            return content;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(content);
        }

        @Override
        public String toString() {
            return "Bytes[" + content.length + "]";
        }
    }

    /** A folder. */
    record Directory() implements FileSource {}

    /** A symbolic link, whose target is written as it is given. */
    record SymbolicLink(String target) implements FileSource {}
}
