package io.github.gocontainer.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A main class of the tests in a JVM of its own, with options of its own, that can be killed. */
public final class ChildJvm implements AutoCloseable {

    private static final long LIMIT_MINUTES = 5;

    private final Process process;
    private final Path output;

    private ChildJvm(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** What it printed, both streams, and how it ended. */
    public record Outcome(int exit, String output) {}

    /** The class path of the tests, wherever Surefire has put it. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** With the environment of this process. */
    public static ChildJvm start(List<String> options, Class<?> main, String... arguments) throws IOException {
        return start(List.of(), new TreeMap<>(System.getenv()), options, main, arguments);
    }

    /**
     * @param prefix a program that starts the JVM, with its arguments
     * @param environment all of it
     */
    public static ChildJvm start(
            List<String> prefix,
            Map<String, String> environment,
            List<String> options,
            Class<?> main,
            String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("child", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start(), output);
    }

    public Process process() {
        return process;
    }

    /** Waits for its end. */
    public Outcome await() throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("it did not end:\n" + Files.readString(output));
        }
        return new Outcome(process.exitValue(), Files.readString(output));
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(output);
    }
}
