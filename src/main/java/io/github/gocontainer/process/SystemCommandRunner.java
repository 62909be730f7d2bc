package io.github.gocontainer.process;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/** Runs commands as real processes, whose whole tree ends on time-out, on interruption and when this JVM ends. */
public final class SystemCommandRunner implements CommandRunner {

    @Override
    public CommandResult run(Command command) {
        ProcessBuilder builder = new ProcessBuilder(command.arguments())
                .directory(command.directory().toFile());
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        Process process = start(command, builder);
        Thread ending = new Thread(() -> ProcessTree.of(process).end(), "gocontainer-end-" + process.pid());
        Runtime.getRuntime().addShutdownHook(ending);
        try (OutputCapture capture = OutputCapture.start(process, command.outputFile())) {
            writeInput(process, command.input());
            if (!process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                ProcessTree.of(process).end();
                throw new BuildFailure(
                        FailureCode.PROCESS,
                        command.step() + " took longer than its time limit of "
                                + command.timeout().toSeconds() + " s and was ended");
            }
            return new CommandResult(process.exitValue(), capture.output(), capture.error());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BuildFailure(FailureCode.INTERRUPTED, command.step() + " was interrupted", null, e);
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.FILES,
                    "the output of " + command.step() + " could not be kept: " + e.getMessage(),
                    null,
                    e);
        } finally {
            ProcessTree.of(process).end();
            removeHook(ending);
        }
    }

    private static Process start(Command command, ProcessBuilder builder) {
        try {
            command.outputFile().ifPresent(file -> {
                try {
                    Files.createDirectories(file.toAbsolutePath().getParent());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            return builder.start();
        } catch (IOException | java.io.UncheckedIOException e) {
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

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            return;
        }
    }
}
