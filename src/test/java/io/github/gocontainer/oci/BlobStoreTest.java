package io.github.gocontainer.oci;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTest {

    private static final byte[] CONTENT = "hello".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @Test
    void aWrittenDocumentIsHeldUnderItsDigest() throws IOException {
        BlobStore store = store("a");
        Digest digest = store.write(CONTENT);
        assertEquals(Digest.of(CONTENT), digest);
        assertEquals(folder.resolve("a/blobs/sha256").resolve(digest.hex()), store.path(digest));
        assertTrue(store.holds(digest, CONTENT.length));
        assertArrayEquals(CONTENT, store.document(digest));
        assertEquals(digest, store.write(CONTENT));
        assertEquals(List.of(digest.hex()), files("a/blobs/sha256"));
    }

    @Test
    void aBlobOfAnotherSizeOrContentIsNotHeld() throws IOException {
        BlobStore store = store("a");
        Digest digest = store.write(CONTENT);
        assertFalse(store.holds(digest, CONTENT.length + 1));
        Files.writeString(store.path(digest), "hullo");
        assertFalse(store.holds(digest, CONTENT.length));
        assertFalse(store.holds(Digest.of(new byte[0]), 0));
    }

    @Test
    void aDamagedDocumentIsNotReadAndWritingMendsIt() throws IOException {
        BlobStore store = store("a");
        Digest digest = store.write(CONTENT);
        Files.writeString(store.path(digest), "hullo");
        IOException e = assertThrows(IOException.class, () -> store.document(digest));
        assertTrue(e.getMessage().contains("is damaged"), e.getMessage());
        store.write(CONTENT);
        assertArrayEquals(CONTENT, store.document(digest));
    }

    @Test
    void aDocumentHasALargestSize() throws IOException {
        BlobStore store = store("a");
        Digest digest = store.write(CONTENT);
        try (RandomAccessFile file = new RandomAccessFile(store.path(digest).toFile(), "rw")) {
            file.setLength(BlobStore.LARGEST_DOCUMENT + 1L);
        }
        IOException e = assertThrows(IOException.class, () -> store.document(digest));
        assertTrue(e.getMessage().contains("more than a document may have"), e.getMessage());
    }

    @Test
    void aCopyIsChecked() throws IOException {
        BlobStore from = store("a");
        BlobStore to = store("b");
        Digest digest = from.write(CONTENT);
        from.copy(digest, to);
        assertArrayEquals(CONTENT, to.document(digest));
    }

    @Test
    void aDamagedOrMissingBlobIsNotCopiedAndLeavesNothingBehind() throws IOException {
        BlobStore from = store("a");
        BlobStore to = store("b");
        Digest digest = from.write(CONTENT);
        Files.writeString(from.path(digest), "hullo");
        IOException e = assertThrows(IOException.class, () -> from.copy(digest, to));
        assertTrue(e.getMessage().contains("is damaged"), e.getMessage());
        assertThrows(IOException.class, () -> from.copy(Digest.of(new byte[0]), to));
        assertEquals(List.of(), files("b/blobs/sha256"));
    }

    private BlobStore store(String name) {
        return new BlobStore(folder.resolve(name));
    }

    private List<String> files(String in) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(in))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
