package io.github.gocontainer.registry.client;

import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.http.HttpBody;
import io.github.gocontainer.registry.client.trouble.RegistryTrouble;
import io.github.gocontainer.registry.client.trouble.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A part of a file as the body of an upload; stops when its thread is interrupted, and tells the disk from the network. */
final class BlobFile implements HttpBody {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final long offset;
    private final long length;

    BlobFile(Path file, long offset, long length) {
        this.file = file;
        this.offset = offset;
        this.length = length;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = open()) {
            byte[] buffer = new byte[BUFFER];
            for (long left = length; left > 0; ) {
                int read = read(in, buffer, left);
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    private InputStream open() throws RegistryTrouble {
        try {
            return Channels.newInputStream(FileChannel.open(file).position(offset));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private int read(InputStream in, byte[] buffer, long left) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("the upload was interrupted");
        }
        int read;
        try {
            read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        } catch (IOException e) {
            throw unreadable(e);
        }
        if (read < 0) {
            throw unreadable(new IOException("it is shorter than it was"));
        }
        return read;
    }

    private RegistryTrouble unreadable(IOException e) {
        return new RegistryTrouble(
                Trouble.settled(
                        "read blob",
                        "this machine",
                        file + " cannot be read: " + e.getMessage(),
                        FailureCode.FILES,
                        "build the image again: mvn package"),
                e);
    }
}
