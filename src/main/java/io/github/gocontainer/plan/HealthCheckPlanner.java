package io.github.gocontainer.plan;

import io.github.gocontainer.image.HealthCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Understands {@code <container><healthCheck>}. */
final class HealthCheckPlanner {

    private final Settings settings;

    HealthCheckPlanner(Settings settings) {
        this.settings = settings;
    }

    Optional<HealthCheck> plan() {
        List<String> command = settings.list(Setting.CONTAINER_HEALTH_CHECK_COMMAND, List.of(), text -> text);
        Optional<Duration> interval = settings.optional(Setting.CONTAINER_HEALTH_CHECK_INTERVAL, Forms::duration);
        Optional<Duration> timeout = settings.optional(Setting.CONTAINER_HEALTH_CHECK_TIMEOUT, Forms::duration);
        Optional<Duration> startPeriod =
                settings.optional(Setting.CONTAINER_HEALTH_CHECK_START_PERIOD, Forms::duration);
        Optional<Duration> startInterval =
                settings.optional(Setting.CONTAINER_HEALTH_CHECK_START_INTERVAL, Forms::duration);
        Optional<Integer> retries = settings.optional(Setting.CONTAINER_HEALTH_CHECK_RETRIES, Forms::count);
        boolean isEmpty = interval.isEmpty()
                && timeout.isEmpty()
                && startPeriod.isEmpty()
                && startInterval.isEmpty()
                && retries.isEmpty();
        if (command.isEmpty() && isEmpty) {
            return Optional.empty();
        }
        try {
            return Optional.of(new HealthCheck(command, interval, timeout, startPeriod, startInterval, retries));
        } catch (IllegalArgumentException e) {
            throw settings.rejected(Setting.CONTAINER_HEALTH_CHECK_COMMAND, Forms.reason(e));
        }
    }
}
