package io.github.gocontainer.testbed;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end; not with the product's own runner, which would then test itself. */
public final class Programs {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Programs() {}

    /** What a program left: both of its outputs in the order in which they came. */
    public record Outcome(List<String> command, int exit, String output) {

        public Outcome orFail() {
            if (exit != 0) {
                throw new AssertionError(command + " ended with " + exit + ":\n" + output);
            }
            return this;
        }
    }

    /** Runs with the environment of this process. */
    public static Outcome run(Path directory, String... command) throws IOException {
        return run(LIMIT, System.getenv(), directory, command);
    }

    /** Runs with this environment and no other. */
    public static Outcome run(Duration limit, Map<String, String> environment, Path directory, String... command)
            throws IOException {
        File output = File.createTempFile("program", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(output);
            builder.environment().clear();
            builder.environment().putAll(environment);
            int exit = waitFor(builder.start(), limit);
            return new Outcome(List.of(command), exit, Files.readString(output.toPath()));
        } finally {
            Files.delete(output.toPath());
        }
    }

    private static int waitFor(Process process, Duration limit) throws IOException {
        try {
            if (process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new IOException(process.info().command().orElse("a program") + " did not end within " + limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
