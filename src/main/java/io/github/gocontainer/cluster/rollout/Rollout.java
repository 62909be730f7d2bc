package io.github.gocontainer.cluster.rollout;

import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.Time;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.log.BuildLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes changes that belong together, waits until every new version serves, and puts all of it back when one does not. */
public final class Rollout {

    private final Cluster cluster;
    private final RolloutSpec spec;
    private final Time time;
    private final Interruptions interruptions;
    private final BuildLog log;
    private final RolloutObserver observer;
    private final RolloutWait wait;
    private final Undoing undoing;
    private final Endings endings;

    public Rollout(Cluster cluster, RolloutSpec spec, Time time, Interruptions interruptions, BuildLog log) {
        this.cluster = cluster;
        this.spec = spec;
        this.time = time;
        this.interruptions = interruptions;
        this.log = log;
        this.observer = new RolloutObserver(cluster, log);
        this.wait = new RolloutWait(observer, time, log);
        this.undoing = new Undoing(cluster, spec, wait, log);
        this.endings = new Endings(cluster, observer, undoing, log);
    }

    /** The same for one change alone. */
    public RolloutReport run(Change change, Optional<RunningImage> image) {
        return run(List.of(change), image).deciding();
    }

    /**
     * Does it all: every change is looked at before the first one is made, they are waited for together, and when one of the
     * new versions does not run, all go back. Whatever becomes of them is a report and no exception.
     *
     * @param image what the new pods must run; empty where it is not known, as for an earlier revision
     * @throws BuildFailure when a change cannot be made; what was changed before it was undone
     */
    public RolloutReports run(List<Change> changes, Optional<RunningImage> image) {
        cluster.require(
                changes.stream().flatMap(change -> change.accesses().stream()).toList());
        List<PlannedChange> planned = changes.stream().map(Change::plan).toList();
        planned.stream()
                .flatMap(change -> change.before().stream())
                .flatMap(before -> RolloutWarnings.of(before, spec.timeout()).stream())
                .forEach(log::warn);
        Duration start = time.now();
        List<Part> parts = new CopyOnWriteArrayList<>();
        Interruptions.Registration told = interruptions.tell(() -> tellHowToGoOn(parts));
        try {
            planned.forEach(change -> make(change, parts));
            if (parts.stream().allMatch(Part::isSettled)) {
                return new RolloutReports(parts.stream()
                        .map(part -> RolloutReport.of(RolloutReport.Outcome.UNCHANGED, part.wanted()))
                        .toList());
            }
            RolloutReports reports = endings.report(parts, await(parts, image));
            if (reports.succeeded()) {
                Duration duration = Duration.ofMillis(time.now().minus(start).toMillis());
                reports.all().stream()
                        .filter(report -> report.outcome() == RolloutReport.Outcome.COMPLETE)
                        .forEach(report -> log.done(endings.sentence(report, duration)));
            }
            return reports;
        } finally {
            told.close();
        }
    }

    private void make(PlannedChange change, List<Part> parts) {
        if (!change.isNeeded()) {
            Part part = new Part(change, change.before().orElseThrow(), false);
            parts.add(part);
            log.done(part.wanted()
                    + (part.isSettled()
                            ? " has this image already and runs it: nothing was changed"
                            : " has this image already, but its rollout has not ended: nothing was changed, waiting for"
                                    + " it"));
            return;
        }
        log.done(change.sentence());
        try {
            parts.add(new Part(change, change.apply(), true));
        } catch (BuildFailure e) {
            throw parts.stream().noneMatch(Part::changed) ? e : withoutTheOthers(e, parts);
        }
    }

    /** Those that were changed before belong to what cannot be changed, so they go back. */
    private BuildFailure withoutTheOthers(BuildFailure failure, List<Part> parts) {
        log.warn(failure.getMessage());
        List<RolloutReport.Undo> undone = undoing.takeBack(parts.stream()
                .filter(Part::changed)
                .map(part -> new Undoing.Share(part.planned(), part.wanted(), newPods(part)))
                .toList());
        return new BuildFailure(
                failure.code(),
                failure.getMessage() + "\n"
                        + undone.stream().map(RolloutReport.Undo::sentence).collect(Collectors.joining("\n")),
                failure.hint().orElse(null),
                failure);
    }

    /** Its controller may have been quicker than this build; one that cannot be looked at goes back all the same. */
    private List<PodState> newPods(Part part) {
        try {
            return observer.observe(part.wanted()).newPods();
        } catch (BuildFailure e) {
            log.detail("the new pods of " + part.wanted() + " are not known: " + e.getMessage());
            return List.of();
        }
    }

    private List<RolloutWait.Ending> await(List<Part> parts, Optional<RunningImage> image) {
        try {
            List<RolloutWait.Ending> seen =
                    wait.await(parts.stream().map(Part::wanted).toList(), spec.timeout());
            return seen.stream().map(ending -> compared(ending, image)).toList();
        } catch (BuildFailure e) {
            throw new BuildFailure(
                    e.code(),
                    "the change of "
                            + parts.stream()
                                    .map(part -> part.wanted().toString())
                                    .collect(Collectors.joining(", "))
                            + " was made, but how its rollout ends was not seen: " + e.getMessage(),
                    howToGoOn(parts),
                    e);
        }
    }

    private static RolloutWait.Ending compared(RolloutWait.Ending ending, Optional<RunningImage> image) {
        Optional<String> other = ending.verdict() instanceof RolloutVerdict.Complete
                ? image.flatMap(expected -> expected.contradiction(ending.seen().newPods()))
                : Optional.empty();
        return other.map(why -> new RolloutWait.Ending(new RolloutVerdict.Failed(why), ending.seen()))
                .orElse(ending);
    }

    private static String howToGoOn(List<Part> parts) {
        List<String> commands = new ArrayList<>(
                parts.stream().map(part -> part.planned().undoByHand()).toList());
        return "wait for it by running the same goal again, or undo it: "
                + IntStream.rangeClosed(1, commands.size())
                        .mapToObj(fromTheEnd -> commands.get(commands.size() - fromTheEnd))
                        .collect(Collectors.joining(" && "));
    }

    private void tellHowToGoOn(List<Part> parts) {
        List<Part> changed = parts.stream().filter(Part::changed).toList();
        if (!changed.isEmpty()) {
            log.lastWords("interrupted in the middle of a rollout, which goes on in the cluster; you can "
                    + howToGoOn(changed));
        }
    }
}
