package io.github.gocontainer.image;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the engine finds out whether a container is well.
 *
 * @param command the program in the image and its arguments, without a shell; {@code none} alone switches off the check
 *     of the base image
 * @param interval between two checks
 * @param timeout of one check
 * @param startPeriod in which failures do not count
 * @param startInterval between two checks within the start period
 * @param retries how many failures in a row mean unhealthy
 * @see <a href="https://docs.docker.com/reference/dockerfile/#healthcheck">Dockerfile reference, HEALTHCHECK</a>
 */
public record HealthCheck(
        List<String> command,
        Optional<Duration> interval,
        Optional<Duration> timeout,
        Optional<Duration> startPeriod,
        Optional<Duration> startInterval,
        Optional<Integer> retries) {

    private static final String NONE = "none";

    public HealthCheck {
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("expected a command, for example /app/hello,-health, or none");
        }
        if (command.get(0).equals(NONE) && command.size() > 1) {
            throw new IllegalArgumentException("'none' stands beside others: expected none alone, or a command");
        }
    }

    /** The command in the words of the image configuration. */
    public List<String> test() {
        if (command.equals(List.of(NONE))) {
            return List.of("NONE");
        }
        List<String> test = new ArrayList<>(List.of("CMD"));
        test.addAll(command);
        return test;
    }
}
