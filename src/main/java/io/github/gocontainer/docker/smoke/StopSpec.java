package io.github.gocontainer.docker.smoke;

import java.time.Duration;
import java.util.Set;

/**
 * What a clean end is.
 *
 * @param timeout between the signal and the end
 * @param exitCodes that say that the service ended as it should
 */
public record StopSpec(Duration timeout, Set<Integer> exitCodes) {

    public StopSpec {
        exitCodes = Set.copyOf(exitCodes);
    }
}
