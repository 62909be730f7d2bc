package io.github.gocontainer.docker.smoke;

import io.github.gocontainer.process.CommandResult;
import java.time.Duration;
import java.util.Map;

/** Runs what a smoke test runs beside the service: commands of the user's and Go's tests. */
public interface Commands {

    /**
     * Runs it to its end.
     *
     * @param addresses of the service, as variables for its environment
     * @throws io.github.gocontainer.failure.BuildFailure when it could not be run or took longer
     */
    CommandResult run(Step step, Map<String, String> addresses, Duration timeout);
}
