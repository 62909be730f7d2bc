package io.github.gocontainer.docker.smoke;

import java.time.Duration;
import java.time.Instant;

/** Time, as a test can replace it. */
public interface Clock {

    /** The time of day, for reports. */
    Instant now();

    /** From a fixed moment on, for time limits. */
    Duration elapsed();

    /** Waits for this long. */
    void pause(Duration duration) throws InterruptedException;

    /** That of this machine. */
    static Clock system() {
        return new Clock() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public Duration elapsed() {
                return Duration.ofNanos(System.nanoTime());
            }

            @Override
            public void pause(Duration duration) throws InterruptedException {
                Thread.sleep(duration.toMillis());
            }
        };
    }
}
