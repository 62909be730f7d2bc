package io.github.gocontainer.cluster.rollout;

import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.log.Quantities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes reports of how the rollouts ended; when one has failed, it collects the evidence and has all of them undone. */
final class Endings {

    private final Cluster cluster;
    private final RolloutObserver observer;
    private final Undoing undoing;
    private final BuildLog log;

    Endings(Cluster cluster, RolloutObserver observer, Undoing undoing, BuildLog log) {
        this.cluster = cluster;
        this.observer = observer;
        this.undoing = undoing;
        this.log = log;
    }

    /** One report of each part, in their order. */
    RolloutReports report(List<Part> parts, List<RolloutWait.Ending> endings) {
        boolean failed = endings.stream().anyMatch(ending -> ending.verdict() instanceof RolloutVerdict.Failed);
        List<Optional<Evidence>> evidence = new ArrayList<>();
        List<Undoing.Share> shares = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            RolloutWait.Ending ending = endings.get(i);
            // Before anything is undone, because the pods that it is about go away then.
            evidence.add(
                    ending.verdict() instanceof RolloutVerdict.Failed
                            ? Optional.of(evidence(ending, parts.get(i).wanted()))
                            : Optional.empty());
            if (failed && isOurs(parts.get(i), ending)) {
                places.add(i);
                shares.add(new Undoing.Share(
                        parts.get(i).planned(),
                        ending.seen().workload().orElse(parts.get(i).wanted()),
                        ending.seen().newPods()));
            }
        }
        List<RolloutReport.Undo> undone = undoing.undo(shares);
        List<RolloutReport> reports = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int place = places.indexOf(i);
            reports.add(report(
                    parts.get(i),
                    endings.get(i),
                    evidence.get(i),
                    place < 0 ? Optional.empty() : Optional.of(undone.get(place))));
        }
        return new RolloutReports(reports);
    }

    /** What somebody else has changed or deleted meanwhile is not undone. */
    private static boolean isOurs(Part part, RolloutWait.Ending ending) {
        return part.changed()
                && !(ending.verdict() instanceof RolloutVerdict.Superseded)
                && !(ending.verdict() instanceof RolloutVerdict.Deleted);
    }

    private RolloutReport report(
            Part part, RolloutWait.Ending ending, Optional<Evidence> evidence, Optional<RolloutReport.Undo> undo) {
        Workload wanted = part.wanted();
        RolloutVerdict verdict = ending.verdict();
        if (verdict instanceof RolloutVerdict.Complete complete) {
            return new RolloutReport(
                    part.changed() ? RolloutReport.Outcome.COMPLETE : RolloutReport.Outcome.UNCHANGED,
                    "",
                    Optional.of(complete.workload()),
                    evidence,
                    undo,
                    hint(undo));
        } else if (verdict instanceof RolloutVerdict.Superseded superseded) {
            return new RolloutReport(
                    RolloutReport.Outcome.SUPERSEDED,
                    wanted + " was superseded by generation " + superseded.generation()
                            + ": somebody else rolls out something else now, and nothing of it was undone",
                    ending.seen().workload(),
                    evidence,
                    undo,
                    Optional.of(
                            "see who it was: " + cluster.around(wanted.name()).kubectl() + " get " + wanted
                                    + " -o yaml --show-managed-fields"));
        } else if (verdict instanceof RolloutVerdict.Failed failed) {
            return new RolloutReport(
                    RolloutReport.Outcome.FAILED,
                    "the rollout of " + wanted + " in namespace "
                            + cluster.around(wanted.name()).namespace() + " of " + cluster.identity()
                            + " failed: " + failed.reason(),
                    ending.seen().workload(),
                    evidence,
                    undo.or(() -> Optional.of(new RolloutReport.Undo(
                            false,
                            "not undone: this build has changed nothing of " + wanted
                                    + ", so it does not know what was there before",
                            Optional.empty()))),
                    part.changed()
                            ? hint(undo)
                            : Optional.of("go back to an earlier revision with mvn gocontainer:rollback"));
        } else if (verdict instanceof RolloutVerdict.Wait) {
            return new RolloutReport(
                    RolloutReport.Outcome.UNDECIDED,
                    wanted + " was still on its way when another workload failed",
                    ending.seen().workload(),
                    evidence,
                    undo,
                    hint(undo));
        }
        return new RolloutReport(
                RolloutReport.Outcome.DELETED,
                wanted + ": object has been deleted while its rollout was waited for",
                Optional.empty(),
                evidence,
                undo,
                Optional.of("see who deleted it before you roll out again"));
    }

    private static Optional<String> hint(Optional<RolloutReport.Undo> undo) {
        return undo.flatMap(RolloutReport.Undo::hint);
    }

    private Evidence evidence(RolloutWait.Ending ending, Workload workload) {
        Evidence evidence = new EvidenceCollector(cluster.around(workload.name()), observer)
                .collect(
                        ending.seen().workload().orElse(workload), ending.seen().newPods());
        log.warn("the new version of " + workload + " does not run; what the cluster says:");
        evidence.lines().forEach(log::warn);
        return evidence;
    }

    /** What the console says of a success. */
    String sentence(RolloutReport report, Duration duration) {
        Workload workload = report.workload().orElseThrow();
        String ready =
                workload.replicas() == 0 && !workload.document().path("status").has("desiredNumberScheduled")
                        ? "0 pods wanted"
                        : Quantities.count(ready(workload), "pod") + " ready";
        return "rolled out: " + Undoing.runs(workload) + " in namespace "
                + cluster.around(workload.name()).namespace() + " (" + ready + ", "
                + Quantities.time(duration) + ")";
    }

    private static int ready(Workload workload) {
        return (int) Stream.of("readyReplicas", "numberReady")
                .mapToLong(workload::status)
                .sum();
    }
}
