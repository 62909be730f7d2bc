package io.github.gocontainer.docker.smoke;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a smoke test went.
 *
 * @param runtime how the service ran, for example {@code in a container of Docker 20.10.24}
 * @param exit of the service; empty when it had to be removed while it still ran
 * @param log the last lines of what it wrote
 */
public record SmokeTestResult(
        String runtime, Instant started, Duration time, List<StepResult> steps, Optional<Exit> exit, String log) {

    public SmokeTestResult {
        steps = List.copyOf(steps);
    }

    public boolean passed() {
        return failure().isEmpty();
    }

    /** The step that failed. */
    public Optional<StepResult> failure() {
        return steps.stream().filter(StepResult::failed).findFirst();
    }
}
