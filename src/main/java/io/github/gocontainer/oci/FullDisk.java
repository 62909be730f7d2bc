package io.github.gocontainer.oci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Says which disk is full, and by how much: the system only says that one is. */
final class FullDisk {

    private static final List<String> WORDS =
            List.of("no space left", "not enough space", "disk quota exceeded", "disk full");

    private FullDisk() {}

    /**
     * The failure of writing a file, with the file's name and, when its disk is full, what is free and what is needed.
     *
     * @param needed the size of the whole file in bytes
     */
    static IOException named(Path file, long needed, IOException failure) {
        String reason = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        String named = reason.contains(file.toString()) ? reason : file + ": " + reason;
        boolean full = WORDS.stream().anyMatch(reason.toLowerCase(Locale.ROOT)::contains);
        return new IOException(
                named + (full ? " (" + free(file) + " bytes are free, " + needed + " are needed)" : ""), failure);
    }

    private static String free(Path file) {
        try {
            Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
            return String.valueOf(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException unknown) {
            return "an unknown number of";
        }
    }
}
