package io.github.gocontainer.cluster.rollout;

import io.github.gocontainer.cluster.Time;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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

    /** The verdict of each; that of those which are still on their way when another one fails is to wait. */
    List<Ending> await(List<Workload> wanted, Duration timeout) {
        return await(
                wanted,
                timeout,
                watches -> watches.stream().allMatch(Watch::isDecided)
                        || watches.stream().anyMatch(Watch::hasFailed));
    }

    /** The verdict of each, also when some of them fail. */
    List<Ending> awaitAll(List<Workload> wanted, Duration timeout) {
        return await(wanted, timeout, watches -> watches.stream().allMatch(Watch::isDecided));
    }

    private List<Ending> await(List<Workload> wanted, Duration timeout, Predicate<List<Watch>> end) {
        Duration start = time.now();
        List<Watch> watches = wanted.stream()
                .map(workload -> new Watch(workload, start, timeout, wanted.size() > 1))
                .toList();
        for (int look = 0; ; look++) {
            watches.stream().filter(watch -> !watch.isDecided()).forEach(Watch::look);
            if (end.test(watches)) {
                return watches.stream()
                        .map(watch -> new Ending(watch.verdict, watch.seen))
                        .toList();
            }
            time.pause(look < QUICK_LOOKS ? FIRST_PAUSE : PAUSE);
        }
    }

    /** What is known of one of the workloads. */
    private final class Watch {

        private final Workload wanted;
        private final Duration start;
        private final Duration timeout;
        private final boolean amongOthers;
        private final RolloutJudge judge;
        private final Set<String> warned = new HashSet<>();
        private String said = "";
        private RolloutVerdict verdict = new RolloutVerdict.Wait("");
        private Observation seen;

        Watch(Workload wanted, Duration start, Duration timeout, boolean amongOthers) {
            this.wanted = wanted;
            this.start = start;
            this.timeout = timeout;
            this.amongOthers = amongOthers;
            this.judge = new RolloutJudge(wanted, timeout);
            this.seen = new Observation(Optional.of(wanted), List.of(), List.of());
        }

        boolean isDecided() {
            return !(verdict instanceof RolloutVerdict.Wait);
        }

        boolean hasFailed() {
            return verdict instanceof RolloutVerdict.Failed;
        }

        void look() {
            try {
                seen = observer.observe(wanted);
            } catch (BuildFailure e) {
                // An API server that restarts is back before the rollout has ended.
                if (e.code() != FailureCode.CLUSTER || time.now().minus(start).compareTo(timeout) >= 0) {
                    throw e;
                }
                log.warn("still waiting for " + wanted + ", although " + e.getMessage());
            }
            verdict = judge.judge(seen, time.now().minus(start));
            if (verdict instanceof RolloutVerdict.Wait wait) {
                seen.troubles().stream()
                        .map(PodTrouble::sentence)
                        .filter(warned::add)
                        .forEach(log::warn);
                if (!wait.sentence().equals(said)) {
                    said = wait.sentence();
                    log.done(named(said));
                }
            }
        }

        /** Not all sentences of kubectl say which workload they are about. */
        private String named(String sentence) {
            return amongOthers && !sentence.contains("\"" + wanted.name().name() + "\"")
                    ? wanted + ": " + sentence
                    : sentence;
        }
    }
}
