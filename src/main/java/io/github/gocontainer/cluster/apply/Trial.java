package io.github.gocontainer.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.cluster.ApiReply;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets the server say what would become of all manifests before any of them is applied. */
final class Trial {

    private static final int FORBIDDEN = 403;

    private final Cluster cluster;
    private final ServerSideApply apply;
    private final Autoscalers autoscalers;

    Trial(Cluster cluster, ServerSideApply apply, BuildLog log) {
        this.cluster = cluster;
        this.apply = apply;
        this.autoscalers = new Autoscalers(cluster, log);
    }

    /** @throws BuildFailure with everything that the server would not take, field by field */
    List<PlannedObject> of(List<Target> targets) {
        List<PlannedObject> planned = new ArrayList<>();
        List<String> conflicts = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        boolean mayBeMended = true;
        for (Target target : targets) {
            Optional<JsonNode> live = cluster.find(target.name());
            ObjectNode body = autoscalers.respected(target, target.manifest().content(), live);
            ApiReply reply = apply.tryOut(target.name(), body, false);
            List<FieldConflict> found = FieldConflict.of(reply);
            boolean overOurselves = !found.isEmpty()
                    && found.stream().allMatch(conflict -> conflict.isWith(ServerSideApply.FIELD_MANAGER));
            if (overOurselves) {
                reply = apply.tryOut(target.name(), body, true);
                found = FieldConflict.of(reply);
            }
            if (reply.succeeded()) {
                planned.add(new PlannedObject(target.name(), body, live, reply.json(), overOurselves));
            } else if (!found.isEmpty()) {
                found.forEach(conflict -> conflicts.add(target + " " + conflict));
            } else {
                refusals.add(target + ": " + reply.status() + " " + reply.message());
                mayBeMended &= reply.status() != FORBIDDEN;
            }
        }
        if (!refusals.isEmpty()) {
            throw refused(refusals, mayBeMended);
        }
        if (!conflicts.isEmpty()) {
            throw conflicting(conflicts);
        }
        return planned;
    }

    private BuildFailure refused(List<String> refusals, boolean mayBeMended) {
        return new BuildFailure(
                FailureCode.CLUSTER,
                cluster.identity() + " does not take the manifests, and nothing of them was applied:\n  "
                        + String.join("\n  ", refusals),
                mayBeMended
                        ? "correct the fields that the server names; target/gocontainer/manifests has the manifests as they"
                                + " were sent"
                        : "ask whoever runs the cluster for what the server says is not allowed");
    }

    private BuildFailure conflicting(List<String> conflicts) {
        return new BuildFailure(
                FailureCode.CLUSTER,
                "other managers own fields that the manifests set to another value, and nothing was changed:\n  "
                        + String.join("\n  ", conflicts),
                "do one of three things: leave the field out of the manifests, so that it stays theirs; give it the value that"
                        + " it has in the cluster, so that both own it; or take it over once: "
                        + cluster.kubectl() + " apply --server-side --field-manager=" + ServerSideApply.FIELD_MANAGER
                        + " --force-conflicts -f target/gocontainer/manifests");
    }
}
