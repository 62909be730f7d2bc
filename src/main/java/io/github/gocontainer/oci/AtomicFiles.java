package io.github.gocontainer.oci;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;

/** Puts files in place whole: written under another name beside their place, then moved. */
public final class AtomicFiles {

    private AtomicFiles() {}

    /** Writes a file and its folders; readers see the old content or the new one. */
    public static void write(Path file, byte[] content) throws IOException {
        Path temporary = temporaryBeside(file);
        try {
            writeAll(temporary, file, content);
            moveInPlace(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void writeAll(Path temporary, Path file, byte[] content) throws IOException {
        try {
            Files.write(temporary, content);
        } catch (IOException e) {
            throw full(file, content.length, e);
        }
    }

    /** The failure of writing a file, in words that name it and, when its disk is full, say what is missing. */
    public static IOException full(Path file, long size, IOException failure) {
        return FullDisk.named(file, size, failure);
    }

    /**
     * A new empty file beside the one that it will become; its folder is made. Not {@link Files#createTempFile}, whose
     * files nobody else may read, wherever they are moved.
     */
    public static Path temporaryBeside(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
        Files.createDirectories(folder);
        return Files.createFile(folder.resolve(".partial-" + UUID.randomUUID() + ".tmp"));
    }

    /** Moves a finished file to its place, over what is there. */
    public static void moveInPlace(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
