package io.github.gocontainer.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where all of a process's output goes, if anywhere; one that can no longer be written is told at the end, so that the
 * process is not stopped by a full pipe meanwhile.
 */
final class OutputFile implements AutoCloseable {

    private final @Nullable OutputStream stream;
    private @Nullable IOException failure;

    private OutputFile(@Nullable OutputStream stream) {
        this.stream = stream;
    }

    static OutputFile open(Optional<Path> path) throws IOException {
        if (path.isEmpty()) {
            return new OutputFile(null);
        }
        Path file = path.get().toAbsolutePath();
        Files.createDirectories(file.getParent());
        return new OutputFile(Files.newOutputStream(file));
    }

    synchronized void write(byte[] buffer, int length) {
        if (stream == null || failure != null) {
            return;
        }
        try {
            stream.write(buffer, 0, length);
        } catch (IOException e) {
            failure = e;
        }
    }

    synchronized void requireComplete() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (stream != null) {
            stream.close();
            failure = new IOException("the file is closed");
        }
    }
}
