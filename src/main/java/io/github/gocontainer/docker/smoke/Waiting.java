package io.github.gocontainer.docker.smoke;

import io.github.gocontainer.docker.smoke.ProbeResult.Never;
import io.github.gocontainer.docker.smoke.ProbeResult.NotYet;
import io.github.gocontainer.docker.smoke.ProbeResult.Ready;
import io.github.gocontainer.log.Quantities;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides after each look whether to look again; knows neither clocks nor services.
 *
 * @param limit of the wait
 * @param limitOf whose limit it is, for example {@code its time limit}
 * @param mayEnd whether the service may end during this wait
 */
record Waiting(Duration limit, String limitOf, boolean mayEnd) {

    /** What to do now. */
    sealed interface Decision {

        record Succeed(String found) implements Decision {}

        record Fail(String why) implements Decision {}

        record LookAgain() implements Decision {}
    }

    /**
     * @param exit of the service, asked before the look
     * @param elapsed since the wait began
     */
    Decision decide(ProbeResult result, Optional<Exit> exit, Duration elapsed) {
        if (result instanceof Ready ready) {
            return new Decision.Succeed(ready.found());
        }
        if (result instanceof Never never) {
            return new Decision.Fail(never.found());
        }
        if (exit.isPresent() && !mayEnd) {
            return new Decision.Fail("the service has ended: " + exit.get().words());
        }
        if (elapsed.compareTo(limit) >= 0) {
            return new Decision.Fail(
                    "not within " + limitOf + " of " + Quantities.time(limit) + "; last: " + ((NotYet) result).found());
        }
        return new Decision.LookAgain();
    }
}
