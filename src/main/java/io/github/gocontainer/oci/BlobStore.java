package io.github.gocontainer.oci;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * A folder of blobs by their digest, {@code blobs/sha256/<hex>}: that of an image layout and that of the base image
 * cache.
 *
 * @param directory the folder that holds {@code blobs}
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md#blobs">OCI image
 *     specification, image-layout.md, Blobs</a>
 */
public record BlobStore(Path directory) {

    /** The largest manifest, index or configuration that is read, in bytes. */
    public static final int LARGEST_DOCUMENT = 4 << 20;

    /** Where the blob is, whether it exists or not. */
    public Path path(Digest digest) {
        return directory.resolve("blobs").resolve("sha256").resolve(digest.hex());
    }

    /** Whether there is a blob of this size and its bytes have this digest. */
    public boolean holds(Digest digest, long size) throws IOException {
        Path file = path(digest);
        return Files.isRegularFile(file)
                && Files.size(file) == size
                && Digest.of(file).equals(digest);
    }

    /**
     * Reads a small document and checks its digest.
     *
     * @throws IOException when it is missing, too large or damaged
     */
    public byte[] document(Digest digest) throws IOException {
        Path file = path(digest);
        if (Files.size(file) > LARGEST_DOCUMENT) {
            throw new IOException(file + " has " + Files.size(file) + " bytes, more than a document may have ("
                    + LARGEST_DOCUMENT + ")");
        }
        byte[] content = Files.readAllBytes(file);
        Digest actual = Digest.of(content);
        if (!actual.equals(digest)) {
            throw new IOException(file + " is damaged: its digest is " + actual);
        }
        return content;
    }

    /** Writes a small document under its digest, at once or not at all. */
    public Digest write(byte[] document) throws IOException {
        Digest digest = Digest.of(document);
        if (!holds(digest, document.length)) {
            Path file = path(digest);
            Files.createDirectories(file.getParent());
            AtomicFiles.write(file, document);
        }
        return digest;
    }

    /** Copies a blob into another store, at once or not at all; its bytes are checked on the way. */
    public void copy(Digest digest, BlobStore to) throws IOException {
        Path target = to.path(digest);
        Path temporary = AtomicFiles.temporaryBeside(target);
        try {
            MessageDigest actual = Digest.newMessageDigest();
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(temporary), actual)) {
                Files.copy(path(digest), out);
            } catch (IOException e) {
                throw AtomicFiles.full(target, Files.size(path(digest)), e);
            }
            Digest found = Digest.from(actual);
            if (!found.equals(digest)) {
                throw new IOException(path(digest) + " is damaged: its digest is " + found);
            }
            AtomicFiles.moveInPlace(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
