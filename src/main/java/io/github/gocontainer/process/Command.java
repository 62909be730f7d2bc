package io.github.gocontainer.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A process to start, as data: the whole of what a test has to look at.
 *
 * @param step what the process is for, in the user's words, for example {@code go build for linux/arm64}
 * @param arguments the program and its arguments, never joined by a shell
 * @param environment the complete environment of the child; nothing is inherited
 * @param directory where it runs
 * @param timeout after which it is ended with all its children
 * @param outputFile where all of its output goes as well, standard output and standard error in one file
 * @param input what it reads from standard input
 */
public record Command(
        String step,
        List<String> arguments,
        Map<String, String> environment,
        Path directory,
        Duration timeout,
        Optional<Path> outputFile,
        String input) {

    public Command {
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a command needs at least the program's name");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "the time limit of " + step + " is " + timeout + ": expected more than 0");
        }
    }

    /** A command without output file and input. */
    public static Command of(
            String step, List<String> arguments, Map<String, String> environment, Path directory, Duration timeout) {
        return new Command(step, arguments, environment, directory, timeout, Optional.empty(), "");
    }

    /** The same command, its output kept in this file. */
    public Command withOutputFile(Path file) {
        return new Command(step, arguments, environment, directory, timeout, Optional.of(file), input);
    }

    /** The same command with this on its standard input. */
    public Command withInput(String text) {
        return new Command(step, arguments, environment, directory, timeout, outputFile, text);
    }
}
