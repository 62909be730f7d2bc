package io.github.gocontainer.cluster;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a request is sent again and after how long; knows no clock.
 *
 * <p>What was not processed (429, 503) is sent again whatever it asked for. Where nobody knows whether it was processed,
 * it is sent again as well: every change of ours is guarded by the version that it was made for, or says what is to be and
 * not what is to be added, so that the second one changes nothing more.
 */
final class ApiRetryPolicy {

    static final int ATTEMPTS = 5;

    private static final Set<Integer> TRANSIENT = Set.of(408, 410, 429, 500, 502, 503, 504);
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private ApiRetryPolicy() {}

    /** The pause before the next attempt; empty when this answer is the last word. */
    static Optional<Duration> after(ApiReply reply, int attempt, ZonedDateTime now) {
        if (!TRANSIENT.contains(reply.status()) || attempt >= ATTEMPTS || isLastWord(reply)) {
            return Optional.empty();
        }
        Optional<Duration> asked = reply.retryAfter().flatMap(text -> retryAfter(text, now));
        if (asked.isPresent()) {
            return asked.filter(pause -> pause.compareTo(LONGEST) <= 0);
        }
        return Optional.of(backoff(attempt));
    }

    /** A webhook that cannot be called and a quota that is not known yet come as 500 with words of their own. */
    private static boolean isLastWord(ApiReply reply) {
        return reply.status() == 410 && reply.reason().equals("Gone");
    }

    /** The pause after an attempt without an answer. */
    static Optional<Duration> afterSilence(ApiUnreachable trouble, int attempt) {
        return trouble.isPermanent() || attempt >= ATTEMPTS ? Optional.empty() : Optional.of(backoff(attempt));
    }

    private static Duration backoff(int attempt) {
        return FIRST.multipliedBy(1L << (attempt - 1));
    }

    private static Optional<Duration> retryAfter(String text, ZonedDateTime now) {
        try {
            if (text.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            Duration until = Duration.between(now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }
}
