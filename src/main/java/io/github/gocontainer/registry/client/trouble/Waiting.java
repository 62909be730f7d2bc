package io.github.gocontainer.registry.client.trouble;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * What waiting needs from the outside world, so that tests wait in no time.
 *
 * @param clock tells elapsed time and what a date in {@code Retry-After} means
 * @param sleeper waits
 * @param random numbers from 0 (inclusive) to 1 that spread the attempts of parallel builds
 */
public record Waiting(Clock clock, Sleeper sleeper, DoubleSupplier random) {

    /** Lets time pass. */
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    /** The system's clock, real sleep, real chance. */
    public static Waiting real() {
        return new Waiting(
                Clock.systemUTC(),
                duration -> Thread.sleep(duration.toMillis()),
                () -> ThreadLocalRandom.current().nextDouble());
    }
}
