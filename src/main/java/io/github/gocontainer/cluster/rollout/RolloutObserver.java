package io.github.gocontainer.cluster.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.cluster.Access;
import io.github.gocontainer.cluster.ApiReply;
import io.github.gocontainer.cluster.ApiRequest;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.log.BuildLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks at a workload, at the new pods and at what keeps them from being made; what the user may not see is left out. */
final class RolloutObserver {

    private static final String REVISION_HASH = "controller-revision-hash";
    private static final String NONE_YET = "none yet";

    private final Cluster cluster;
    private final BuildLog log;
    private final Set<String> unseen = new TreeSet<>();

    RolloutObserver(Cluster cluster, BuildLog log) {
        this.cluster = cluster;
        this.log = log;
    }

    Observation observe(Workload wanted) {
        Optional<Workload> found = cluster.find(wanted.name()).map(document -> new Workload(wanted.name(), document));
        if (found.isEmpty() || !found.get().uid().equals(wanted.uid())) {
            return new Observation(found, List.of(), List.of());
        }
        Workload workload = found.get();
        Optional<JsonNode> replicaSet =
                wanted.name().type().equals(ResourceType.DEPLOYMENT) ? newReplicaSet(workload) : Optional.empty();
        List<PodState> pods = newPods(workload, replicaSet);
        List<PodTrouble> troubles = new ArrayList<>(PodDiagnosis.of(pods));
        replicaSet.ifPresentOrElse(
                set -> notCreated(set).ifPresent(troubles::add), () -> troubles.addAll(notCreated(workload, wanted)));
        return new Observation(found, pods, troubles);
    }

    /** The one whose template is that of the Deployment now; it may not be there yet. */
    private Optional<JsonNode> newReplicaSet(Workload workload) {
        return list(workload, ResourceType.REPLICA_SET).stream()
                .filter(workload::owns)
                .filter(set ->
                        Workload.comparable(set.path("spec").path("template")).equals(workload.comparableTemplate()))
                .findFirst();
    }

    private List<PodState> newPods(Workload workload, Optional<JsonNode> replicaSet) {
        String owner;
        String hash;
        if (workload.name().type().equals(ResourceType.DEPLOYMENT)) {
            if (replicaSet.isEmpty()) {
                return List.of();
            }
            owner = replicaSet.get().path("metadata").path("uid").asText();
            hash = "";
        } else {
            owner = workload.uid();
            hash = revisionHash(workload);
        }
        return list(workload, ResourceType.POD).stream()
                .filter(pod -> isOwnedBy(pod, owner))
                .filter(pod -> hash.isEmpty()
                        || pod.path("metadata")
                                .path("labels")
                                .path(REVISION_HASH)
                                .asText()
                                .equals(hash))
                .map(PodState::new)
                .toList();
    }

    private static boolean isOwnedBy(JsonNode object, String uid) {
        for (JsonNode owner : object.path("metadata").path("ownerReferences")) {
            if (owner.path("uid").asText().equals(uid)) {
                return true;
            }
        }
        return false;
    }

    /** The label of the pods of the newest revision; a text that no pod has where it is not known yet. */
    private String revisionHash(Workload workload) {
        if (workload.observedGeneration() < workload.generation()) {
            return NONE_YET;
        }
        if (workload.name().type().equals(ResourceType.STATEFUL_SET)) {
            return workload.status().path("updateRevision").asText(NONE_YET);
        }
        return list(workload, ResourceType.CONTROLLER_REVISION).stream()
                .filter(workload::owns)
                .max(Comparator.comparingLong(
                        revision -> revision.path("revision").asLong()))
                .map(revision -> revision.path("metadata")
                        .path("labels")
                        .path(REVISION_HASH)
                        .asText())
                .orElse(NONE_YET);
    }

    private static Optional<PodTrouble> notCreated(JsonNode replicaSet) {
        JsonNode condition = Workload.condition(replicaSet, "ReplicaFailure");
        return condition.path("status").asText().equals("True")
                        && condition.path("reason").asText().equals("FailedCreate")
                ? Optional.of(PodDiagnosis.notCreated(
                        "replicaset.apps/"
                                + replicaSet.path("metadata").path("name").asText(),
                        condition.path("message").asText()))
                : Optional.empty();
    }

    /** StatefulSets and DaemonSets have no such condition: their events since the change say it. */
    private List<PodTrouble> notCreated(Workload workload, Workload wanted) {
        if (workload.name().type().equals(ResourceType.DEPLOYMENT)) {
            return List.of();
        }
        String since = EventTimes.lastChange(wanted);
        return EventTimes.newestFirst(events(workload, "involvedObject.uid=" + workload.uid() + ",reason=FailedCreate"))
                .stream()
                .filter(event -> EventTimes.of(event).compareTo(since) >= 0)
                .map(event -> PodDiagnosis.notCreated(
                        workload.toString(), event.path("message").asText()))
                .limit(1)
                .toList();
    }

    /** Events in the namespace of the workload with these fields; none where the user may not see any. */
    List<JsonNode> events(Workload workload, String fields) {
        return list(workload, ResourceType.EVENT, "fieldSelector", fields);
    }

    private List<JsonNode> list(Workload workload, ResourceType type) {
        return list(workload, type, "labelSelector", workload.selector());
    }

    private List<JsonNode> list(Workload workload, ResourceType type, String selector, String value) {
        Cluster there = cluster.around(workload.name());
        ApiReply reply = there.send(
                "list " + type.plural(),
                ApiRequest.get(type.path(Optional.of(there.namespace()))).with(selector, value));
        if (reply.status() == 403) {
            note(Access.to("list", type, there.namespace()), there.namespace());
            return List.of();
        }
        if (!reply.succeeded()) {
            throw there.failure("list " + type.plural(), reply);
        }
        return Cluster.items(reply.json());
    }

    private void note(Access access, String namespace) {
        if (unseen.add(access + " " + namespace)) {
            log.warn("this user may not " + access + " in namespace " + namespace
                    + ": what that would show is missing here, and a failure may be seen later");
        }
    }
}
