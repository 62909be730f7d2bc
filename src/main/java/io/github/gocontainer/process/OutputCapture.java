package io.github.gocontainer.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Drains a process's two streams side by side; keeps the first MiB of each in memory and all of it in a file. */
final class OutputCapture {

    private static final int KEPT = 1 << 20;
    private static final int BUFFER = 1 << 13;
    private static final long DRAIN_MILLIS = 5_000;
    private static final long END_MILLIS = 100;

    private final Drain output;
    private final Drain error;

    private OutputCapture(Drain output, Drain error) {
        this.output = output;
        this.error = error;
    }

    static OutputCapture start(Process process, OutputFile file) {
        Drain output = new Drain(process.getInputStream(), file, "output-" + process.pid());
        Drain error = new Drain(process.getErrorStream(), file, "error-" + process.pid());
        output.start();
        error.start();
        return new OutputCapture(output, error);
    }

    /** Whether both streams are at their end, shortly after the process is. */
    boolean hasEnded() throws InterruptedException {
        output.join(END_MILLIS);
        error.join(END_MILLIS);
        return !output.isAlive() && !error.isAlive();
    }

    String output() throws InterruptedException {
        return output.text();
    }

    String error() throws InterruptedException {
        return error.text();
    }

    private static final class Drain extends Thread {
        private final InputStream stream;
        private final OutputFile file;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private boolean cut;

        Drain(InputStream stream, OutputFile file, String name) {
            super("gocontainer-" + name);
            this.stream = stream;
            this.file = file;
            setDaemon(true);
        }

        @Override
        public void run() {
            byte[] buffer = new byte[BUFFER];
            try {
                for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                    file.write(buffer, read);
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
