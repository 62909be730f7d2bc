package io.github.gocontainer.golang.provision;

import java.time.Duration;

/** Waits; a test does not. */
@FunctionalInterface
public interface Pause {

    /** Returns after this time. */
    void of(Duration duration) throws InterruptedException;
}
