package io.github.gocontainer.process;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.OptionalInt;

/** Starts real processes, whose whole tree ends with them and with this JVM. */
public final class SystemProcessStarter implements ProcessStarter {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int BUFFER = 1 << 13;

    /** A part of a listener that takes one stream. */
    private interface Sink {
        void accept(byte[] bytes, int length);
    }

    @Override
    public RunningProcess start(Command command, OutputListener listener) {
        ProcessMark mark = new ProcessMark();
        ProcessTree tree = new ProcessTree(mark, GRACE);
        Thread hook = new Thread(tree::end, "gocontainer-end");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            throw new BuildFailure(FailureCode.INTERRUPTED, "the build is being ended", null, shuttingDown);
        }
        boolean started = false;
        try {
            Process process = SystemCommandRunner.start(command, mark);
            tree.plant(process);
            process.getOutputStream().close();
            Thread output = drain(process.getInputStream(), listener::output, "output-" + process.pid());
            Thread error = drain(process.getErrorStream(), listener::error, "error-" + process.pid());
            started = true;
            return new Started(process, tree, hook, output, error);
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.PROCESS, command.step() + " could not be started: " + e.getMessage(), null, e);
        } finally {
            if (!started) {
                tree.end();
                remove(hook);
            }
        }
    }

    private static Thread drain(InputStream stream, Sink sink, String name) {
        Thread thread = new Thread(
                () -> {
                    byte[] buffer = new byte[BUFFER];
                    try {
                        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                            sink.accept(buffer, read);
                        }
                    } catch (IOException closed) {
                        // The stream is closed under us when the process is killed.
                        return;
                    }
                },
                "gocontainer-" + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            return;
        }
    }

    private record Started(Process process, ProcessTree tree, Thread hook, Thread output, Thread error)
            implements RunningProcess {

        @Override
        public OptionalInt exitCode() {
            tree.observe();
            return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
        }

        @Override
        public void requestEnd() {
            // Process.destroy() would close our ends of its streams as well, and what it says at its end would be lost.
            process.toHandle().destroy();
        }

        @Override
        public void awaitOutput(Duration limit) {
            try {
                output.join(limit.toMillis());
                error.join(limit.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            tree.end();
            remove(hook);
        }
    }
}
