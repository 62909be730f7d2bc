package io.github.gocontainer.testbed;

import io.github.gocontainer.failure.BuildFailure;
import java.io.File;
import java.io.IOException;
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

    /** A program of PATH, by its name; Go is fetched where it is not there, as the plugin does for its users. */
    public static Path program(String name) {
        Optional<Path> found = name.equals("go") ? go() : find(name);
        if (found.isEmpty()) {
            missing("there is no program " + name + " on PATH");
        }
        return found.orElseThrow();
    }

    private static Optional<Path> go() {
        try {
            return Optional.of(TestGo.provide(Path.of("examples", "hello").toAbsolutePath(), ToolCache.cache()));
        } catch (BuildFailure | IOException e) {
            missing("there is no go on PATH, and none could be fetched: " + e.getMessage());
            return Optional.empty();
        }
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
