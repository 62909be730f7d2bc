package io.github.gocontainer.testbed;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The programs of this machine that some tests need: without them a test is skipped with its reason, or fails where
 * the system property {@code gocontainer.requireRealParts} is {@code true}, as in continuous integration.
 */
public final class RealParts {

    private RealParts() {}

    /** A program of PATH, by its name. */
    public static Path program(String name) {
        Optional<Path> found = find(name);
        if (found.isEmpty()) {
            missing("there is no program " + name + " on PATH");
        }
        return found.orElseThrow();
    }

    /** The program when it is there, for a test that has a choice. */
    public static Optional<Path> find(String name) {
        return Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Skips, or fails where real parts are required. */
    public static void missing(String reason) {
        if (Boolean.getBoolean("gocontainer.requireRealParts")) {
            Assertions.fail(reason + ", and -Dgocontainer.requireRealParts=true does not let the test be skipped");
        }
        Assumptions.abort(reason);
    }
}
