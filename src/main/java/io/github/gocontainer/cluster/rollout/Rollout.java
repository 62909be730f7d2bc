package io.github.gocontainer.cluster.rollout;

import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.Time;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.log.Quantities;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes a change, waits until the new version serves, and puts the old one back when it does not. */
public final class Rollout {

    private final Cluster cluster;
    private final RolloutSpec spec;
    private final Time time;
    private final Interruptions interruptions;
    private final BuildLog log;
    private final RolloutObserver observer;
    private final RolloutWait wait;

    public Rollout(Cluster cluster, RolloutSpec spec, Time time, Interruptions interruptions, BuildLog log) {
        this.cluster = cluster;
        this.spec = spec;
        this.time = time;
        this.interruptions = interruptions;
        this.log = log;
        this.observer = new RolloutObserver(cluster, log);
        this.wait = new RolloutWait(observer, time, log);
    }

    /**
     * Does it all; whatever becomes of the new version is a report and no exception.
     *
     * @param image what the new pods must run; empty where it is not known, as for an earlier revision
     * @throws BuildFailure when the change cannot be made, and nothing was changed
     */
    public RolloutReport run(Change change, Optional<RunningImage> image) {
        cluster.require(change.accesses());
        PlannedChange planned = change.plan();
        planned.before()
                .ifPresent(before -> RolloutWarnings.of(before, spec.timeout()).forEach(log::warn));
        Duration start = time.now();
        if (!planned.isNeeded()) {
            return unchanged(planned, image);
        }
        log.done(planned.sentence());
        Workload wanted = planned.apply();
        Interruptions.Registration told = interruptions.tell(() -> tellHowToGoOn(planned));
        try {
            RolloutWait.Ending ending = await(wanted, planned, image);
            RolloutReport report = report(ending, planned, wanted);
            if (report.succeeded()) {
                log.done(sentence(
                        report, Duration.ofMillis(time.now().minus(start).toMillis())));
            }
            return report;
        } finally {
            told.close();
        }
    }

    /** The same version was rolled out before: it may have arrived, still be on its way, or have failed. */
    private RolloutReport unchanged(PlannedChange planned, Optional<RunningImage> image) {
        Workload there = planned.before().orElseThrow();
        if (StatusRules.of(there) instanceof RolloutStatus.Complete) {
            log.done(there + " has this image already and runs it: nothing was changed");
            return RolloutReport.of(RolloutReport.Outcome.UNCHANGED, there);
        }
        log.done(there + " has this image already, but its rollout has not ended: nothing was changed, waiting for it");
        RolloutWait.Ending ending = await(there, planned, image);
        if (ending.verdict() instanceof RolloutVerdict.Complete complete) {
            return RolloutReport.of(RolloutReport.Outcome.UNCHANGED, complete.workload());
        } else if (ending.verdict() instanceof RolloutVerdict.Failed failed) {
            return new RolloutReport(
                    RolloutReport.Outcome.FAILED,
                    failure(there, failed.reason()),
                    ending.seen().workload(),
                    Optional.of(evidence(ending, there)),
                    Optional.of(new RolloutReport.Undo(
                            false,
                            "not undone: this build has changed nothing, so it does not know what was there before")),
                    Optional.of("go back to an earlier revision with mvn gocontainer:rollback"));
        }
        return report(ending, planned, there);
    }

    private RolloutWait.Ending await(Workload wanted, PlannedChange planned, Optional<RunningImage> image) {
        try {
            RolloutWait.Ending ending = wait.await(wanted, spec.timeout());
            Optional<String> other = ending.verdict() instanceof RolloutVerdict.Complete
                    ? image.flatMap(
                            expected -> expected.contradiction(ending.seen().newPods()))
                    : Optional.empty();
            return other.map(why -> new RolloutWait.Ending(new RolloutVerdict.Failed(why), ending.seen()))
                    .orElse(ending);
        } catch (BuildFailure e) {
            throw new BuildFailure(
                    e.code(),
                    "the change of " + wanted + " was made, but how its rollout ends was not seen: " + e.getMessage(),
                    howToGoOn(planned),
                    e);
        }
    }

    private RolloutReport report(RolloutWait.Ending ending, PlannedChange planned, Workload wanted) {
        if (ending.verdict() instanceof RolloutVerdict.Complete complete) {
            return RolloutReport.of(RolloutReport.Outcome.COMPLETE, complete.workload());
        } else if (ending.verdict() instanceof RolloutVerdict.Superseded superseded) {
            return new RolloutReport(
                    RolloutReport.Outcome.SUPERSEDED,
                    wanted + " was superseded by generation " + superseded.generation()
                            + ": somebody else rolls out something else now, and nothing of it was undone",
                    ending.seen().workload(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("see who it was: " + cluster.kubectl() + " get " + wanted
                            + " -o yaml --show-managed-fields"));
        } else if (ending.verdict() instanceof RolloutVerdict.Failed failed) {
            Evidence evidence = evidence(ending, wanted);
            RolloutReport.Undo undo = new Undoing(cluster, spec, wait, log)
                    .undo(
                            planned,
                            ending.seen().workload().orElse(wanted),
                            ending.seen().newPods());
            return new RolloutReport(
                    RolloutReport.Outcome.FAILED,
                    failure(wanted, failed.reason()),
                    ending.seen().workload(),
                    Optional.of(evidence),
                    Optional.of(undo),
                    undo.done() ? Optional.empty() : byHand(planned));
        }
        return new RolloutReport(
                RolloutReport.Outcome.DELETED,
                wanted + ": object has been deleted while its rollout was waited for",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("see who deleted it before you roll out again"));
    }

    private String failure(Workload workload, String reason) {
        return "the rollout of " + workload + " in namespace " + cluster.namespace() + " of " + cluster.identity()
                + " failed: " + reason;
    }

    private static Optional<String> byHand(PlannedChange planned) {
        return planned.before().map(before -> "undo it by hand: " + planned.undoByHand());
    }

    /** Shown before anything is undone, because the pods that it is about go away then. */
    private Evidence evidence(RolloutWait.Ending ending, Workload workload) {
        Evidence evidence = new EvidenceCollector(cluster, observer)
                .collect(
                        ending.seen().workload().orElse(workload), ending.seen().newPods());
        log.warn("the new version of " + workload + " does not run; what the cluster says:");
        evidence.lines().forEach(log::warn);
        return evidence;
    }

    private String sentence(RolloutReport report, Duration duration) {
        Workload workload = report.workload().orElseThrow();
        String ready =
                workload.replicas() == 0 && !workload.document().path("status").has("desiredNumberScheduled")
                        ? "0 pods wanted"
                        : Quantities.count(ready(workload), "pod") + " ready";
        return "rolled out: " + Undoing.runs(workload) + " in namespace " + cluster.namespace() + " (" + ready + ", "
                + Quantities.time(duration) + ")";
    }

    private static int ready(Workload workload) {
        return (int) List.of("readyReplicas", "numberReady").stream()
                .mapToLong(workload::status)
                .sum();
    }

    private String howToGoOn(PlannedChange planned) {
        return "wait for it by running the same goal again, or undo it: " + planned.undoByHand();
    }

    private void tellHowToGoOn(PlannedChange planned) {
        log.warn("interrupted in the middle of a rollout, which goes on in the cluster; you can " + howToGoOn(planned));
    }
}
