package io.github.gocontainer.cluster.rollout;

import java.time.Duration;
import java.util.Optional;

/** Decides what a look at the cluster means; knows no clock and no cluster. */
final class RolloutJudge {

    private final Workload wanted;
    private final Duration timeout;

    /** @param wanted the workload as the server returned it when the change was made */
    RolloutJudge(Workload wanted, Duration timeout) {
        this.wanted = wanted;
        this.timeout = timeout;
    }

    RolloutVerdict judge(Observation seen, Duration elapsed) {
        Optional<Workload> found = seen.workload()
                .filter(workload -> workload.uid().equals(wanted.uid()))
                .filter(workload -> !workload.isBeingDeleted());
        if (found.isEmpty()) {
            return new RolloutVerdict.Deleted();
        }
        Workload now = found.get();
        // A scale by an autoscaler or by hand is a new generation as well, but no other version.
        if (now.generation() > wanted.generation() && !now.comparableTemplate().equals(wanted.comparableTemplate())) {
            return new RolloutVerdict.Superseded(now.generation());
        }
        if (now.generation() < wanted.generation()) {
            return late("Waiting for the change to be seen everywhere...", elapsed);
        }
        RolloutStatus status = StatusRules.of(now);
        if (status instanceof RolloutStatus.Complete) {
            return new RolloutVerdict.Complete(now);
        }
        Optional<PodTrouble> hopeless =
                seen.troubles().stream().filter(PodTrouble::hopeless).findFirst();
        if (hopeless.isPresent()) {
            return new RolloutVerdict.Failed(hopeless.get().sentence());
        }
        if (status instanceof RolloutStatus.Failed) {
            return new RolloutVerdict.Failed(withTrouble(status.sentence() + " (ProgressDeadlineExceeded)", seen));
        }
        return late(status.sentence(), elapsed, seen);
    }

    private RolloutVerdict late(String sentence, Duration elapsed) {
        return late(sentence, elapsed, new Observation(Optional.empty(), java.util.List.of(), java.util.List.of()));
    }

    private RolloutVerdict late(String sentence, Duration elapsed, Observation seen) {
        return elapsed.compareTo(timeout) < 0
                ? new RolloutVerdict.Wait(sentence)
                : new RolloutVerdict.Failed(withTrouble(
                        "it did not end within " + timeout.toSeconds() + " s (<kubernetes><rollout><timeout>); "
                                + sentence,
                        seen));
    }

    private static String withTrouble(String sentence, Observation seen) {
        return seen.troubles().stream()
                .findFirst()
                .map(trouble -> sentence + "; " + trouble.sentence())
                .or(() -> seen.newPods().stream()
                        .filter(pod -> !pod.isReady() && !pod.isBeingDeleted())
                        .findFirst()
                        .map(pod -> sentence + "; pod " + pod.name()
                                + (pod.node().isEmpty() ? "" : " on " + pod.node()) + " is not ready"))
                .orElse(sentence);
    }
}
