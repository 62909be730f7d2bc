package io.github.gocontainer.registry.client.trouble;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.log.Quantities;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** The loop that does what {@link RetryPolicy} decides; one lives as long as one push or pull. */
public final class Retries {

    private final RetryPolicy policy;
    private final Waiting waiting;
    private final BuildLog log;
    private final Instant start;
    private volatile boolean heard;

    public Retries(RetryPolicy policy, Waiting waiting, BuildLog log) {
        this.policy = policy;
        this.waiting = waiting;
        this.log = log;
        this.start = waiting.clock().instant();
    }

    /** One try at a whole thing, such as a blob. */
    @FunctionalInterface
    public interface Attempt<T> {
        /**
         * Tries once.
         *
         * @param number from 1
         */
        T run(int number) throws IOException;
    }

    /**
     * Runs attempts until one succeeds or the policy gives up. Failures of the same step in a row are counted: an attempt
     * that ended elsewhere has got past that step, or has met another trouble. What ends a change of troubles without end
     * is the time budget.
     *
     * @param what begins the message, for example {@code pushing ghcr.io/acme/hello:1.0}
     * @throws BuildFailure when it gave up
     */
    public <T> T run(String what, Attempt<T> attempt) {
        Instant first = waiting.clock().instant();
        String step = "";
        int tried = 0;
        for (int number = 1; ; number++) {
            try {
                T result = attempt.run(number);
                heard = true;
                return result;
            } catch (RegistryTrouble e) {
                heard |= e.trouble().status() != 0;
                Instant now = waiting.clock().instant();
                tried = e.trouble().step().equals(step) ? tried + 1 : 1;
                step = e.trouble().step();
                RetryPolicy.Decision decision = policy.decide(
                        e.trouble(),
                        tried,
                        heard,
                        Duration.between(start, now),
                        now,
                        waiting.random().getAsDouble());
                if (decision instanceof RetryPolicy.Retry retry) {
                    log.warn(what + ": " + e.trouble().line() + "; attempt " + (tried + 1) + " of "
                            + RetryPolicy.attempts(e.trouble(), heard) + " in " + Quantities.time(retry.pause()));
                    sleep(what, retry.pause());
                } else if (decision instanceof RetryPolicy.GiveUp giveUp) {
                    throw failure(what, e, giveUp, tried, Duration.between(first, now));
                }
            } catch (IOException e) {
                throw new BuildFailure(
                        FailureCode.FILES,
                        what + " failed, a file cannot be read or written: " + e.getMessage(),
                        null,
                        e);
            }
        }
    }

    private static BuildFailure failure(
            String what, RegistryTrouble e, RetryPolicy.GiveUp giveUp, int attempts, Duration elapsed) {
        Trouble trouble = e.trouble();
        String message = what + " failed: " + trouble.line() + giveUp.why() + " (" + attempts
                + (attempts == 1 ? " attempt" : " attempts") + " in " + Quantities.time(elapsed) + ")"
                + trouble.said().map(said -> "\nThe registry says: " + said).orElse("");
        return new BuildFailure(trouble.code(), message, trouble.hint().orElse(null), e);
    }

    /** Lets others finish what they are at: from half of this time to all of it. */
    public void pause(String what, Duration atMost) {
        sleep(what, Duration.ofMillis((long)
                (atMost.toMillis() * (0.5 + waiting.random().getAsDouble() / 2))));
    }

    private void sleep(String what, Duration wait) {
        try {
            waiting.sleeper().sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BuildFailure(FailureCode.INTERRUPTED, what + " was interrupted", null, e);
        }
    }
}
