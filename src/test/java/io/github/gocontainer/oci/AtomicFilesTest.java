package io.github.gocontainer.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

    @TempDir
    Path folder;

    @Test
    void writesTheFileAndItsFoldersAndNothingElse() throws IOException {
        Path file = folder.resolve("a/b/c.json");
        AtomicFiles.write(file, new byte[] {'1'});
        AtomicFiles.write(file, new byte[] {'2'});
        assertEquals("2", Files.readString(file));
        assertEquals(List.of("c.json"), names(file.getParent()));
    }

    @Test
    void aFailureLeavesTheOldContentAndNoPartOfTheNew() throws IOException {
        Path file = folder.resolve("taken");
        Files.createDirectories(file.resolve("not empty"));
        assertThrows(IOException.class, () -> AtomicFiles.write(file, new byte[] {'1'}));
        assertEquals(List.of("taken"), names(folder));
    }

    @Test
    void otherUsersMayReadWhatTheirUmaskAllows() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path plain = Files.createFile(folder.resolve("plain"));
        Path file = folder.resolve("file");
        AtomicFiles.write(file, new byte[0]);
        assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(file));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
