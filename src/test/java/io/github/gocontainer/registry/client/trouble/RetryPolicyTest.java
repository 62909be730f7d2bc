package io.github.gocontainer.registry.client.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.registry.client.trouble.RetryPolicy.Decision;
import io.github.gocontainer.registry.client.trouble.RetryPolicy.GiveUp;
import io.github.gocontainer.registry.client.trouble.RetryPolicy.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final RetryPolicy policy = new RetryPolicy(Duration.ofMinutes(10));

    private Decision decide(Trouble trouble, int attempt, double chance) {
        return policy.decide(trouble, attempt, false, Duration.ofSeconds(1), NOW, chance);
    }

    private static Trouble answer(int status, Optional<Duration> retryAfter) {
        return new Trouble(
                Trouble.Kind.ANSWER,
                "commit blob",
                "ghcr.io",
                String.valueOf(status),
                Optional.empty(),
                status,
                retryAfter,
                FailureCode.REGISTRY,
                Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504, 522})
    void passingStatusesAreTriedFiveTimes(int status) {
        Trouble trouble = answer(status, Optional.empty());

        assertInstanceOf(Retry.class, decide(trouble, 4, 0.5));
        assertEquals(new GiveUp(""), decide(trouble, 5, 0.5));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 400, 401, 403, 404, 407, 411, 413, 501})
    void otherStatusesAreFinal(int status) {
        assertEquals(new GiveUp(""), decide(answer(status, Optional.empty()), 1, 0.5));
    }

    @Test
    void aServerThatIsThereIsAskedCheapThingsEightTimes() {
        Trouble cheap = Trouble.connection("check blob", "ghcr.io", "reset");
        Trouble dear = Trouble.connection("commit blob", "ghcr.io", "reset");

        assertEquals(new Retry(Duration.ofSeconds(8)), policy.decide(cheap, 7, true, Duration.ofSeconds(1), NOW, 1));
        assertEquals(new GiveUp(""), policy.decide(cheap, 8, true, Duration.ofSeconds(1), NOW, 1));
        assertEquals(new GiveUp(""), policy.decide(cheap, 5, false, Duration.ofSeconds(1), NOW, 1));
        assertEquals(new GiveUp(""), policy.decide(dear, 5, true, Duration.ofSeconds(1), NOW, 1));
    }

    @Test
    void waitsDoubleAndSpread() {
        Trouble trouble = Trouble.connection("commit blob", "ghcr.io", "reset");

        assertEquals(new Retry(Duration.ofMillis(250)), decide(trouble, 1, 0));
        assertEquals(new Retry(Duration.ofMillis(500)), decide(trouble, 1, 1));
        assertEquals(new Retry(Duration.ofMillis(2_000)), decide(trouble, 4, 0));
        assertEquals(new Retry(Duration.ofMillis(4_000)), decide(trouble, 4, 1));
    }

    @Test
    void whatTheServerAsksForIsNeverShortened() {
        Trouble trouble = answer(503, Optional.of(Duration.ofSeconds(60)));

        assertEquals(new Retry(Duration.ofSeconds(60)), decide(trouble, 1, 0));
    }

    @Test
    void moreThanAMinuteIsNotWaited() {
        Decision decision = decide(answer(429, Optional.of(Duration.ofSeconds(61))), 1, 0);

        assertTrue(((GiveUp) decision).why().contains("2026-11-23T12:01:01Z"), decision::toString);
    }

    @Test
    void theBudgetIsNotOverdrawn() {
        RetryPolicy thrifty = new RetryPolicy(Duration.ofSeconds(10));
        Trouble trouble = answer(503, Optional.of(Duration.ofSeconds(3)));

        assertInstanceOf(Retry.class, thrifty.decide(trouble, 1, true, Duration.ofSeconds(7), NOW, 0));
        assertInstanceOf(GiveUp.class, thrifty.decide(trouble, 1, true, Duration.ofSeconds(8), NOW, 0));
    }

    @Test
    void whatVanishedIsTriedOnceMore() {
        Trouble trouble = Trouble.vanished("check blob", "ghcr.io", "gone");

        assertInstanceOf(Retry.class, decide(trouble, 1, 0));
        assertInstanceOf(GiveUp.class, decide(trouble, 2, 0));
    }

    @Test
    void retryAfterInSecondsAndAsDate() {
        assertEquals(Optional.of(Duration.ofSeconds(7)), RetryAfter.parse(" 7 ", NOW));
        assertEquals(Optional.of(Duration.ofSeconds(90)), RetryAfter.parse("Mon, 23 Nov 2026 12:01:30 GMT", NOW));
        assertEquals(Optional.of(Duration.ZERO), RetryAfter.parse("Mon, 23 Nov 2020 12:01:30 GMT", NOW));
        assertEquals(Optional.empty(), RetryAfter.parse("soon", NOW));
        assertEquals(Optional.empty(), RetryAfter.parse("-5", NOW));
        assertEquals(Optional.empty(), RetryAfter.parse("99999999999999", NOW));
    }
}
