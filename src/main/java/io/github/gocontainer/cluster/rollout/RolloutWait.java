package io.github.gocontainer.cluster.rollout;

import io.github.gocontainer.cluster.Time;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks until the judge has decided, and says whenever something has changed. */
final class RolloutWait {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int QUICK_LOOKS = 20;

    private final RolloutObserver observer;
    private final Time time;
    private final BuildLog log;

    RolloutWait(RolloutObserver observer, Time time, BuildLog log) {
        this.observer = observer;
        this.time = time;
        this.log = log;
    }

    /** How it ended, and what was seen last. */
    record Ending(RolloutVerdict verdict, Observation seen) {}

    Ending await(Workload wanted, Duration timeout) {
        RolloutJudge judge = new RolloutJudge(wanted, timeout);
        Duration start = time.now();
        String said = "";
        Set<String> warned = new HashSet<>();
        Observation seen = new Observation(java.util.Optional.of(wanted), List.of(), List.of());
        for (int look = 0; ; look++) {
            try {
                seen = observer.observe(wanted);
            } catch (BuildFailure e) {
                // An API server that restarts is back before the rollout has ended.
                if (e.code() != FailureCode.CLUSTER || time.now().minus(start).compareTo(timeout) >= 0) {
                    throw e;
                }
                log.warn("still waiting for " + wanted + ", although " + e.getMessage());
            }
            RolloutVerdict verdict = judge.judge(seen, time.now().minus(start));
            if (!(verdict instanceof RolloutVerdict.Wait wait)) {
                return new Ending(verdict, seen);
            }
            seen.troubles().stream()
                    .map(PodTrouble::sentence)
                    .filter(warned::add)
                    .forEach(log::warn);
            if (!wait.sentence().equals(said)) {
                said = wait.sentence();
                log.done(said);
            }
            time.pause(look < QUICK_LOOKS ? FIRST_PAUSE : PAUSE);
        }
    }
}
