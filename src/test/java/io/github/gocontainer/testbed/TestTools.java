package io.github.gocontainer.testbed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real programs that integration tests use, in the folder that the system property {@code testbed.tools} names. */
public final class TestTools {

    private TestTools() {}

    public static Path program(String name) {
        String folder = System.getProperty("testbed.tools");
        if (folder == null) {
            throw new IllegalStateException("integration tests need -Dtestbed.tools=<folder with registry and crane>");
        }
        return Path.of(folder, name).toAbsolutePath();
    }

    /** What a program prints, both streams; fails when it does not succeed within a minute. */
    public static String run(Path program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(command + " failed:\n" + output);
        }
        return output.strip();
    }
}
