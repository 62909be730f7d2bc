package io.github.gocontainer.http;

import java.time.Duration;
import java.util.Set;

/** What passes by itself, and how long it is waited for: the same for registries and for downloads. */
public final class RetryRules {

    /** How often the same bytes are sent or fetched. */
    public static final int MOST_ATTEMPTS = 5;

    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504, 522);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private RetryRules() {}

    /** Whether a server that answers so may answer otherwise the next time. */
    public static boolean passes(int status) {
        return PASSING.contains(status);
    }

    /**
     * Doubles with each attempt up to 8 s, shortened by up to half.
     *
     * @param attempt how often it has failed now, from 1
     * @param chance from 0 to 1, spreads the waits of parallel builds
     */
    public static Duration pause(int attempt, double chance) {
        long backoff = Math.min(FIRST_WAIT.toMillis() << (attempt - 1), LONGEST_WAIT.toMillis());
        return Duration.ofMillis((long) (backoff * (0.5 + chance / 2)));
    }
}
