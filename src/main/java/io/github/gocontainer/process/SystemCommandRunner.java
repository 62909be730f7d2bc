package io.github.gocontainer.process;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs commands as real processes, whose whole tree ends on time-out, on interruption and when this JVM ends. */
public final class SystemCommandRunner implements CommandRunner {

    private static final long FIRST_LOOK_MILLIS = 20;
    private static final long LAST_LOOK_MILLIS = 250;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Duration grace;

    /** One that gives a process five seconds to end when it is asked to. */
    public SystemCommandRunner() {
        this(GRACE);
    }

    SystemCommandRunner(Duration grace) {
        this.grace = grace;
    }

    @Override
    public CommandResult run(Command command) {
        return run(command, line -> {});
    }

    @Override
    public CommandResult run(Command command, Consumer<String> receiver) {
        Lines lines = new Lines(receiver);
        try (OutputFile file = OutputFile.open(command.outputFile())) {
            ProcessMark mark = new ProcessMark();
            ProcessTree tree = new ProcessTree(mark, grace);
            Thread ending = new Thread(tree::end, "gocontainer-end");
            addHook(ending);
            try {
                Process process = start(command, mark);
                tree.plant(process);
                return finish(command, process, tree, file, lines);
            } catch (IOException | RuntimeException e) {
                tree.end();
                throw e;
            } finally {
                removeHook(ending);
            }
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.FILES,
                    "the output of " + command.step() + " could not be kept: " + e.getMessage(),
                    "check that the folder can be written and has free space",
                    e);
        }
    }

    private static CommandResult finish(
            Command command, Process process, ProcessTree tree, OutputFile file, Lines lines) throws IOException {
        OutputCapture capture = OutputCapture.start(process, file, lines);
        writeInput(process, command.input());
        try {
            boolean ended = waitFor(process, tree, command.timeout());
            if (!ended) {
                throw new BuildFailure(
                        FailureCode.PROCESS,
                        command.step() + " took longer than its time limit of "
                                + command.timeout().toSeconds() + " s and was ended");
            }
            // What a successful command leaves running on purpose is its own affair, unless it holds our streams.
            if (process.exitValue() != 0 || !capture.hasEnded()) {
                tree.end();
            }
            CommandResult result = new CommandResult(process.exitValue(), capture.output(), capture.error());
            file.requireComplete();
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BuildFailure(FailureCode.INTERRUPTED, command.step() + " was interrupted", null, e);
        }
    }

    /** Looks often at first, because most commands are short, and a grandchild can be orphaned at any time. */
    private static boolean waitFor(Process process, ProcessTree tree, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        long look = FIRST_LOOK_MILLIS;
        while (true) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (process.waitFor(Math.max(0, Math.min(look, left)), TimeUnit.MILLISECONDS)) {
                return true;
            }
            if (left <= look) {
                return !process.isAlive();
            }
            tree.observe();
            look = Math.min(LAST_LOOK_MILLIS, 2 * look);
        }
    }

    static Process start(Command command, ProcessMark mark) {
        ProcessBuilder builder = new ProcessBuilder(command.arguments())
                .directory(command.directory().toFile());
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        mark.addTo(builder.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.PROCESS,
                    command.step() + " could not be started: " + e.getMessage(),
                    "check that " + command.arguments().get(0) + " can be executed by this user",
                    e);
        }
    }

    private static void writeInput(Process process, String input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // A child that ends without reading its input closes the pipe; how it ended is told by its exit code.
            return;
        }
    }

    private static void addHook(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            throw new BuildFailure(FailureCode.INTERRUPTED, "the build is being ended", null, shuttingDown);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            return;
        }
    }
}
