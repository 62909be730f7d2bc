package io.github.gocontainer.registry.pull;

import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.registry.client.Blobs;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** One blob on its way into a file, hashed while it comes; what an attempt has brought is kept for the next one. */
final class BlobDownload implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Descriptor blob;
    private final Path temporary;
    private final MessageDigest hash = Digest.newMessageDigest();
    private long received;

    private BlobDownload(Descriptor blob, Path temporary) {
        this.blob = blob;
        this.temporary = temporary;
    }

    /** Begins beside the place where the blob will be. */
    static BlobDownload to(Path place, Descriptor blob) throws IOException {
        return new BlobDownload(blob, AtomicFiles.temporaryBeside(place));
    }

    /** Reads what is missing and checks the digest of the whole. */
    Path finish(Blobs source) throws IOException {
        source.read(blob.digest(), received, this::receive);
        return temporary;
    }

    private void receive(long offset, Blobs.BlobInput in) throws IOException {
        if (offset == 0) {
            received = 0;
            hash.reset();
        }
        StandardOpenOption how = offset == 0 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND;
        try (OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.WRITE, how)) {
            copy(in, out);
        }
        if (received < blob.size()) {
            throw in.ended(blob.size() - received);
        }
        Digest actual = Digest.from(hash);
        if (!actual.equals(blob.digest())) {
            throw in.damaged("the blob that came has the digest " + actual + ", wanted is " + blob.digest());
        }
    }

    private void copy(Blobs.BlobInput in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("the download was interrupted");
            }
            if (received + read > blob.size()) {
                throw in.damaged("blob " + blob.digest() + " has more than the " + blob.size()
                        + " bytes that its manifest promises");
            }
            write(out, buffer, read);
            hash.update(buffer, 0, read);
            received += read;
        }
    }

    private void write(OutputStream out, byte[] buffer, int length) throws IOException {
        try {
            out.write(buffer, 0, length);
        } catch (IOException e) {
            throw AtomicFiles.full(temporary, blob.size(), e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(temporary);
    }
}
