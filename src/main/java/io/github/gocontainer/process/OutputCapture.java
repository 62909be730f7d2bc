package io.github.gocontainer.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drains a process's two streams side by side; keeps the first MiB of each in memory and all of it in a file. */
final class OutputCapture implements AutoCloseable {

    private static final int KEPT = 1 << 20;
    private static final int BUFFER = 1 << 13;
    private static final long DRAIN_MILLIS = 5_000;

    private final @Nullable OutputStream file;
    private final Drain output;
    private final Drain error;

    private OutputCapture(Process process, @Nullable OutputStream file) {
        this.file = file;
        this.output = new Drain(process.getInputStream(), "output-" + process.pid());
        this.error = new Drain(process.getErrorStream(), "error-" + process.pid());
    }

    static OutputCapture start(Process process, Optional<Path> outputFile) throws IOException {
        OutputStream file = outputFile.isPresent() ? Files.newOutputStream(outputFile.get()) : null;
        OutputCapture capture = new OutputCapture(process, file);
        capture.output.start();
        capture.error.start();
        return capture;
    }

    String output() throws InterruptedException {
        return output.text();
    }

    String error() throws InterruptedException {
        return error.text();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            synchronized (this) {
                file.close();
            }
        }
    }

    private synchronized void keep(byte[] buffer, int length) throws IOException {
        if (file != null) {
            file.write(buffer, 0, length);
        }
    }

    private final class Drain extends Thread {
        private final InputStream stream;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private boolean cut;

        Drain(InputStream stream, String name) {
            super("gocontainer-" + name);
            this.stream = stream;
            setDaemon(true);
        }

        @Override
        public void run() {
            byte[] buffer = new byte[BUFFER];
            try {
                for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                    keep(buffer, read);
                    append(buffer, read);
                }
            } catch (IOException e) {
                // The stream is closed under us when the process is killed; what came before is kept.
                return;
            }
        }

        private synchronized void append(byte[] buffer, int length) {
            int room = Math.min(length, KEPT - kept.size());
            kept.write(buffer, 0, room);
            cut |= room < length;
        }

        String text() throws InterruptedException {
            join(DRAIN_MILLIS);
            synchronized (this) {
                return kept.toString(StandardCharsets.UTF_8) + (cut ? "\n[more than 1 MiB of output, cut here]\n" : "");
            }
        }
    }
}
