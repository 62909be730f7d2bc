package io.github.gocontainer.cluster.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.cluster.ApiReply;
import io.github.gocontainer.cluster.ApiRequest;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ResourceName;
import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts back what was there before failed changes, and waits until it runs again. */
final class Undoing {

    private final Cluster cluster;
    private final RolloutSpec spec;
    private final RolloutWait wait;
    private final BuildLog log;

    Undoing(Cluster cluster, RolloutSpec spec, RolloutWait wait, BuildLog log) {
        this.cluster = cluster;
        this.spec = spec;
        this.wait = wait;
        this.log = log;
    }

    /**
     * One change that is to be undone.
     *
     * @param now the workload as it was seen last
     * @param newPods those that the change has made
     */
    record Share(PlannedChange planned, Workload now, List<PodState> newPods) {}

    /**
     * What became of each, in their order. A first deployment stays, so that it can be mended; something new that failed beside
     * what was there before does not.
     */
    List<RolloutReport.Undo> undo(List<Share> shares) {
        if (shares.stream().allMatch(share -> share.planned().before().isEmpty())) {
            return shares.stream()
                    .map(share -> new RolloutReport.Undo(
                            false,
                            "not undone: this was the first deployment, so there is nothing to go back to; "
                                    + share.now() + " and what belongs to it are still there",
                            Optional.empty()))
                    .toList();
        } else if (!spec.undo()) {
            return shares.stream()
                    .map(share -> new RolloutReport.Undo(
                            false,
                            "not undone, as <kubernetes><rollout><undo> is false; " + share.now()
                                    + " has the new version still",
                            byHand(share)))
                    .toList();
        }
        return takeBack(shares);
    }

    /**
     * The same for changes that are half made, which never stay. They are put back in the opposite order, and then waited for
     * together. A failure is a result as well, because that of the change matters more.
     */
    List<RolloutReport.Undo> takeBack(List<Share> shares) {
        List<Attempt> attempts = new ArrayList<>();
        for (int i = shares.size() - 1; i >= 0; i--) {
            attempts.add(putBack(shares.get(i)));
        }
        Collections.reverse(attempts);
        return await(attempts);
    }

    private static Optional<String> byHand(Share share) {
        return Optional.of("undo it by hand: " + share.planned().undoByHand());
    }

    /**
     * What became of putting one back.
     *
     * @param waitedFor the workload as it was put back; empty when there is none to wait for
     * @param end empty while it is waited for
     */
    private record Attempt(
            Share share, Optional<Workload> waitedFor, List<String> remains, Optional<RolloutReport.Undo> end) {

        /** What did not go back with the workload belongs to it. */
        RolloutReport.Undo with(RolloutReport.Undo workload) {
            return remains.isEmpty()
                    ? workload
                    : new RolloutReport.Undo(
                            false,
                            workload.sentence() + "; these could not be put back, and stay as they were applied: "
                                    + String.join(", ", remains),
                            workload.hint()
                                    .or(() -> Optional.of("deploy the earlier version again, which puts back"
                                            + " what belongs to it")));
        }
    }

    private Attempt putBack(Share share) {
        Workload now = share.now();
        boolean isNew = share.planned().before().isEmpty();
        try {
            log.done("undoing: " + now + (isNew ? ", which was new, is deleted" : " gets back what it had"));
            PlannedChange.Undone undone = share.planned().undo(now);
            undone.workload().ifPresent(workload -> {
                share.planned().before().ifPresent(before -> compare(workload, before));
                if (workload.name().type().equals(ResourceType.STATEFUL_SET)) {
                    Cluster there = cluster.around(now.name());
                    share.newPods().forEach(pod -> removeBroken(there, pod));
                }
            });
            return new Attempt(
                    share,
                    undone.workload(),
                    undone.remains(),
                    undone.workload().isPresent()
                            ? Optional.empty()
                            : Optional.of(new RolloutReport.Undo(
                                    true, "undone: " + now + " is gone, as before", Optional.empty())));
        } catch (BuildFailure e) {
            return new Attempt(share, Optional.empty(), List.of(), Optional.of(failed(share, e)));
        }
    }

    private static RolloutReport.Undo failed(Share share, BuildFailure failure) {
        return new RolloutReport.Undo(false, "the undoing failed as well: " + failure.getMessage(), byHand(share));
    }

    private void compare(Workload undone, Workload before) {
        if (!undone.comparableTemplate().equals(before.comparableTemplate())) {
            log.warn("the cluster made something else of the earlier template of " + undone
                    + " than was there before: see "
                    + cluster.around(undone.name()).kubectl() + " get " + undone + " -o yaml");
        }
    }

    private List<RolloutReport.Undo> await(List<Attempt> attempts) {
        List<Attempt> open =
                attempts.stream().filter(attempt -> attempt.end().isEmpty()).toList();
        Iterator<RolloutReport.Undo> ends;
        try {
            List<RolloutWait.Ending> endings = wait.awaitAll(
                    open.stream()
                            .map(attempt -> attempt.waitedFor().orElseThrow())
                            .toList(),
                    spec.timeout());
            ends = IntStream.range(0, open.size())
                    .mapToObj(i -> end(open.get(i).share(), endings.get(i)))
                    .iterator();
        } catch (BuildFailure e) {
            ends = open.stream().map(attempt -> failed(attempt.share(), e)).iterator();
        }
        List<RolloutReport.Undo> results = new ArrayList<>();
        for (Attempt attempt : attempts) {
            RolloutReport.Undo result =
                    attempt.with(attempt.end().isPresent() ? attempt.end().get() : ends.next());
            if (result.done()) {
                log.done(result.sentence());
            }
            results.add(result);
        }
        return results;
    }

    /**
     * A StatefulSet waits for a pod that does not become ready, also after its template is back.
     *
     * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback">Forced
     *     rollback</a>
     */
    private void removeBroken(Cluster there, PodState pod) {
        if (pod.isReady() || pod.isBeingDeleted()) {
            return;
        }
        ResourceName name = there.named(ResourceType.POD, pod.name());
        ObjectNode options = Json.object().put("apiVersion", "v1").put("kind", "DeleteOptions");
        options.putObject("preconditions").put("uid", pod.uid());
        ApiReply reply = there.send("delete " + name, ApiRequest.delete(name.path(), options));
        if (reply.succeeded()) {
            log.done("deleted " + name + ", for which the StatefulSet would wait");
        } else if (reply.status() != 404 && reply.status() != 409) {
            log.warn("could not delete " + name + ", for which the StatefulSet waits: " + reply.status() + " "
                    + reply.message() + "; do it by hand: " + there.kubectl() + " delete " + name);
        }
    }

    private static RolloutReport.Undo end(Share share, RolloutWait.Ending ending) {
        if (ending.verdict() instanceof RolloutVerdict.Complete complete) {
            return new RolloutReport.Undo(true, "undone: " + runs(complete.workload()), Optional.empty());
        }
        String why = "object has been deleted";
        if (ending.verdict() instanceof RolloutVerdict.Failed failed) {
            why = failed.reason();
        } else if (ending.verdict() instanceof RolloutVerdict.Superseded superseded) {
            why = "it was superseded by generation " + superseded.generation();
        }
        return new RolloutReport.Undo(false, "the undoing did not succeed either: " + why, byHand(share));
    }

    /** What a workload runs, in words. */
    static String runs(Workload workload) {
        Map<String, String> images = new LinkedHashMap<>(workload.initImages());
        images.putAll(workload.images());
        return workload + " runs " + images(images)
                + (workload.revision().isEmpty() ? "" : " (revision " + workload.revision() + ")");
    }

    private static String images(Map<String, String> images) {
        return images.size() == 1
                ? images.values().iterator().next()
                : images.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(", "));
    }
}
