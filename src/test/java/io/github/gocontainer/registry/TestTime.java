package io.github.gocontainer.registry;

import io.github.gocontainer.registry.client.trouble.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that moves only when somebody sleeps, which takes no time. */
final class TestTime extends Clock {

    private final List<Duration> sleeps = new CopyOnWriteArrayList<>();
    private Runnable meanwhile = () -> {};
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");

    Waiting waiting() {
        return new Waiting(this, this::sleep, () -> 0.5);
    }

    List<Duration> sleeps() {
        return sleeps;
    }

    /** Runs this whenever somebody sleeps. */
    void whenSleeping(Runnable action) {
        meanwhile = action;
    }

    synchronized void sleep(Duration duration) {
        sleeps.add(duration);
        now = now.plus(duration);
        meanwhile.run();
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
