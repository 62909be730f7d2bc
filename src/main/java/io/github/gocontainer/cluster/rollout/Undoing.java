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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts back what was there before a failed change, and waits until it runs again. */
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

    /** What became of it; a failure of the undoing is a result as well, because that of the change matters more. */
    RolloutReport.Undo undo(PlannedChange planned, Workload now, List<PodState> newPods) {
        if (planned.before().isEmpty()) {
            return new RolloutReport.Undo(
                    false,
                    "not undone: this was the first deployment, so there is nothing to go back to; " + now
                            + " and what belongs to it are still there");
        } else if (!spec.undo()) {
            return new RolloutReport.Undo(
                    false,
                    "not undone, as <kubernetes><rollout><undo> is false; " + now + " has the new version still");
        }
        try {
            log.done("undoing: " + now + " gets back what it had");
            Workload undone = planned.undo(now);
            boolean exact =
                    undone.comparableTemplate().equals(planned.before().get().comparableTemplate());
            if (!exact) {
                log.warn("the cluster made something else of the earlier template of " + undone
                        + " than was there before: see " + cluster.kubectl() + " get " + undone + " -o yaml");
            }
            if (undone.name().type().equals(ResourceType.STATEFUL_SET)) {
                newPods.forEach(this::removeBroken);
            }
            RolloutVerdict verdict = wait.await(undone, spec.timeout()).verdict();
            if (verdict instanceof RolloutVerdict.Complete complete) {
                String sentence = "undone: " + runs(complete.workload());
                log.done(sentence);
                return new RolloutReport.Undo(true, sentence);
            }
            return new RolloutReport.Undo(false, "the undoing did not succeed either: " + words(verdict));
        } catch (BuildFailure e) {
            return new RolloutReport.Undo(false, "the undoing failed as well: " + e.getMessage());
        }
    }

    /**
     * A StatefulSet waits for a pod that does not become ready, also after its template is back.
     *
     * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback">Forced
     *     rollback</a>
     */
    private void removeBroken(PodState pod) {
        if (pod.isReady() || pod.isBeingDeleted()) {
            return;
        }
        ResourceName name = cluster.named(ResourceType.POD, pod.name());
        ObjectNode options = Json.object().put("apiVersion", "v1").put("kind", "DeleteOptions");
        options.putObject("preconditions").put("uid", pod.uid());
        ApiReply reply = cluster.send("delete " + name, ApiRequest.delete(name.path(), options));
        if (reply.succeeded()) {
            log.done("deleted " + name + ", for which the StatefulSet would wait");
        } else if (reply.status() != 404 && reply.status() != 409) {
            log.warn("could not delete " + name + ", for which the StatefulSet waits: " + reply.status() + " "
                    + reply.message() + "; do it by hand: " + cluster.kubectl() + " delete " + name);
        }
    }

    private static String words(RolloutVerdict verdict) {
        if (verdict instanceof RolloutVerdict.Failed failed) {
            return failed.reason();
        } else if (verdict instanceof RolloutVerdict.Superseded superseded) {
            return "it was superseded by generation " + superseded.generation();
        }
        return "object has been deleted";
    }

    /** What a workload runs, in words. */
    static String runs(Workload workload) {
        return workload + " runs " + images(workload.images())
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
