package io.github.gocontainer.docker.smoke;

import java.time.Duration;
import java.util.Map;

/** Runs what a smoke test runs beside the service: commands of the user's and Go's tests. */
public interface Commands {

    /**
     * How it ended.
     *
     * @param sentence what came of it
     * @param output what it printed, as far as it was not shown already
     * @param hasReports whether each of its tests has been reported by itself
     */
    record Ended(boolean succeeded, String sentence, String output, boolean hasReports) {}

    /**
     * Runs it to its end.
     *
     * @param addresses of the service, as variables for its environment
     * @throws io.github.gocontainer.failure.BuildFailure when it could not be run or took longer
     */
    Ended run(Step step, Map<String, String> addresses, Duration timeout);
}
