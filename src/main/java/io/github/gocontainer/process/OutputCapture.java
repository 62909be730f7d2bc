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

    private final Lines lines;

    private OutputCapture(Drain output, Drain error, Lines lines) {
        this.output = output;
        this.error = error;
        this.lines = lines;
    }

    static OutputCapture start(Process process, OutputFile file, Lines lines) {
        Drain output = new Drain(process.getInputStream(), file, lines, "output-" + process.pid());
        Drain error = new Drain(process.getErrorStream(), file, new Lines(line -> {}), "error-" + process.pid());
        output.start();
        error.start();
        return new OutputCapture(output, error, lines);
    }

    /** Whether both streams are at their end, shortly after the process is. */
    boolean hasEnded() throws InterruptedException {
        output.join(END_MILLIS);
        error.join(END_MILLIS);
        return !output.isAlive() && !error.isAlive();
    }

    String output() throws InterruptedException {
        String text = output.text();
        lines.requireReceived();
        return text;
    }

    String error() throws InterruptedException {
        return error.text();
    }

    private static final class Drain extends Thread {
        private final InputStream stream;
        private final OutputFile file;
        private final Lines lines;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private boolean cut;

        Drain(InputStream stream, OutputFile file, Lines lines, String name) {
            super("gocontainer-" + name);
            this.stream = stream;
            this.file = file;
            this.lines = lines;
            setDaemon(true);
        }

        @Override
        public void run() {
            byte[] buffer = new byte[BUFFER];
            try {
                for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                    file.write(buffer, read);
                    append(buffer, read);
                    lines.add(buffer, read);
                }
            } catch (IOException closedUnderUs) {
                // As when the process is killed; what came before is kept.
            } finally {
                lines.end();
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
