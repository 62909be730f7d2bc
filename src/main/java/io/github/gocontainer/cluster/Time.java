package io.github.gocontainer.cluster;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.time.Duration;

/** The clock and the patience of those who wait. */
public interface Time {

    /** Passes by, and has no meaning but by comparison. */
    Duration now();

    /** Lets this much time pass. */
    void pause(Duration duration);

    /** That of this machine. */
    static Time system() {
        return new Time() {
            @Override
            public Duration now() {
                return Duration.ofNanos(System.nanoTime());
            }

            @Override
            public void pause(Duration duration) {
                try {
                    Thread.sleep(duration.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new BuildFailure(FailureCode.INTERRUPTED, "interrupted while waiting for the cluster");
                }
            }
        };
    }
}
