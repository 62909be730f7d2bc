package io.github.gocontainer.registry.client.trouble;

import io.github.gocontainer.http.RetryRules;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Decides, from what happened and nothing else, whether another attempt is made and when. */
public final class RetryPolicy {

    /** How often the bytes of a blob are sent or fetched, and how often a server that never answered is asked. */
    static final int MOST_ATTEMPTS = RetryRules.MOST_ATTEMPTS;

    /** How often a server that is there is asked what costs it and us next to nothing. */
    static final int MOST_QUESTIONS = 8;

    private static final Set<String> BYTES = Set.of("commit blob", "upload chunk", "download blob");

    private static final int ATTEMPTS_WHEN_VANISHED = 2;
    private static final Duration SPREAD = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT_ASKED = Duration.ofSeconds(60);

    private final Duration budget;

    /** @param budget the time after which no further attempt begins */
    public RetryPolicy(Duration budget) {
        this.budget = budget;
    }

    /** Another attempt, or none. */
    public sealed interface Decision permits Retry, GiveUp {}

    /** Try again after this time. */
    public record Retry(Duration pause) implements Decision {}

    /** Do not try again; {@code why} is empty or continues a sentence. */
    public record GiveUp(String why) implements Decision {}

    /**
     * What follows on a failure.
     *
     * @param attempt how often this step has failed now, from 1
     * @param heard whether the server has ever answered in this push or pull
     * @param elapsed since the push or pull began
     * @param now to word the time at which the server wants to be asked again
     * @param chance from 0 to 1, spreads the waits of parallel builds
     */
    public Decision decide(Trouble trouble, int attempt, boolean heard, Duration elapsed, Instant now, double chance) {
        if (attempt >= attempts(trouble, heard)) {
            return new GiveUp("");
        }
        Duration asked = trouble.retryAfter().orElse(Duration.ZERO);
        if (asked.compareTo(LONGEST_WAIT_ASKED) > 0) {
            return new GiveUp("; its Retry-After asks to come back at "
                    + now.plus(asked).truncatedTo(ChronoUnit.SECONDS) + ", in " + asked.toSeconds()
                    + " s, and this build waits for at most " + LONGEST_WAIT_ASKED.toSeconds() + " s");
        }
        Duration pause = pause(asked, attempt, chance);
        if (elapsed.plus(pause).compareTo(budget) > 0) {
            return new GiveUp("; another attempt does not fit into the time budget of " + budget.toSeconds() + " s");
        }
        return new Retry(pause);
    }

    /** How often such a step is tried at most. */
    static int attempts(Trouble trouble, boolean heard) {
        int most = heard && !BYTES.contains(trouble.step()) ? MOST_QUESTIONS : MOST_ATTEMPTS;
        return switch (trouble.kind()) {
            case ANSWER -> RetryRules.passes(trouble.status()) ? most : 1;
            case CONNECTION, SESSION_LOST -> most;
            case VANISHED -> ATTEMPTS_WHEN_VANISHED;
            case FINAL -> 1;
        };
    }

    /** What the server asks for is only ever lengthened. */
    private static Duration pause(Duration asked, int attempt, double chance) {
        return asked.isZero()
                ? RetryRules.pause(attempt, chance)
                : asked.plusMillis((long) (SPREAD.toMillis() * chance));
    }
}
