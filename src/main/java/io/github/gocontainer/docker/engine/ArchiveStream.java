package io.github.gocontainer.docker.engine;

import io.github.gocontainer.oci.DockerArchive;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import org.jspecify.annotations.Nullable;

/** An archive as a stream to read, written by a thread of its own and never whole in memory or on disk. */
final class ArchiveStream extends InputStream {

    private static final int BUFFER = 1 << 18;

    private final PipedInputStream pipe = new PipedInputStream(BUFFER);
    private final Thread writer;
    private volatile @Nullable IOException failure;

    ArchiveStream(DockerArchive archive) throws IOException {
        PipedOutputStream out = new PipedOutputStream(pipe);
        this.writer = new Thread(() -> write(archive, out), "gocontainer-archive");
        writer.setDaemon(true);
        writer.start();
    }

    private void write(DockerArchive archive, PipedOutputStream out) {
        try (out) {
            archive.writeTo(out);
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = pipe.read(buffer, offset, length);
        if (read < 0) {
            join();
            IOException broken = failure;
            if (broken != null) {
                throw new IOException("the image could not be read: " + broken.getMessage(), broken);
            }
        }
        return read;
    }

    private void join() throws InterruptedIOException {
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() throws IOException {
        pipe.close();
    }
}
