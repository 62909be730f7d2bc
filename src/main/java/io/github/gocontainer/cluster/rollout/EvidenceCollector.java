package io.github.gocontainer.cluster.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.cluster.ApiReply;
import io.github.gocontainer.cluster.ApiRequest;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.failure.BuildFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Collects what explains a failed rollout while its pods are still there; what cannot be had becomes a note. */
final class EvidenceCollector {

    private static final int PODS = 3;
    private static final int EVENTS = 12;
    private static final int LINES = 50;
    private static final int BYTES = 64 * 1024;

    private final Cluster cluster;
    private final RolloutObserver observer;
    private final Set<String> notes = new TreeSet<>();

    EvidenceCollector(Cluster cluster, RolloutObserver observer) {
        this.cluster = cluster;
        this.observer = observer;
    }

    Evidence collect(Workload workload, List<PodState> newPods) {
        List<PodState> worst = newPods.stream()
                .filter(pod -> !pod.isBeingDeleted())
                .sorted(Comparator.comparing(PodState::isReady)
                        .thenComparing(Comparator.comparingLong(EvidenceCollector::restarts)
                                .reversed()))
                .limit(PODS)
                .toList();
        List<Evidence.Pod> pods = worst.stream().map(this::pod).toList();
        return new Evidence(conditions(workload), pods, events(workload, worst), List.copyOf(notes));
    }

    private static long restarts(PodState pod) {
        return pod.containers().stream()
                .mapToLong(PodState.ContainerState::restarts)
                .sum();
    }

    private static List<String> conditions(Workload workload) {
        List<String> words = new ArrayList<>();
        for (JsonNode condition : workload.status().path("conditions")) {
            words.add(condition.path("type").asText() + "="
                    + condition.path("status").asText() + " "
                    + condition.path("reason").asText() + ": "
                    + condition.path("message").asText());
        }
        return words;
    }

    private Evidence.Pod pod(PodState pod) {
        List<Evidence.Container> containers = pod.containers().stream()
                .map(container -> new Evidence.Container(
                        container.name(),
                        pod.image(container.name()),
                        container.imageId(),
                        container.words(),
                        log(pod, container, false),
                        container.restarts() > 0 ? log(pod, container, true) : List.of()))
                .toList();
        return new Evidence.Pod(pod.name(), pod.node(), containers);
    }

    private List<String> log(PodState pod, PodState.ContainerState container, boolean previous) {
        ApiRequest request = ApiRequest.get(
                        cluster.named(ResourceType.POD, pod.name()).path() + "/log")
                .with("container", container.name())
                .with("tailLines", String.valueOf(LINES))
                .with("limitBytes", String.valueOf(BYTES))
                .with("previous", String.valueOf(previous));
        try {
            ApiReply reply = cluster.send("read the log of pod " + pod.name(), request);
            if (reply.succeeded()) {
                // The node answers so, with 200, when it has removed the container meanwhile.
                return reply.text()
                        .lines()
                        .filter(line -> !line.startsWith("unable to retrieve container logs for "))
                        .toList();
            }
            // A container that never ran has no log, and the server says so with 400.
            if (reply.status() != 400) {
                notes.add("the log of pod " + pod.name() + " could not be read: " + reply.status() + " "
                        + reply.message());
            }
        } catch (BuildFailure e) {
            notes.add(String.valueOf(e.getMessage()));
        }
        return List.of();
    }

    /** Of the workload, its new ReplicaSet and its pods, told apart by uid, as names are used again. */
    private List<String> events(Workload workload, List<PodState> pods) {
        Set<String> owners = new TreeSet<>(Set.of(workload.uid()));
        for (PodState pod : pods) {
            owners.add(pod.uid());
            pod.document()
                    .path("metadata")
                    .path("ownerReferences")
                    .forEach(owner -> owners.add(owner.path("uid").asText()));
        }
        try {
            List<JsonNode> events = EventTimes.newestFirst(observer.events(workload, "type=Warning"));
            return events.stream()
                    .filter(event -> owners.contains(
                                    event.path("involvedObject").path("uid").asText())
                            || isOfReplicaSet(event, workload, pods))
                    .limit(EVENTS)
                    .map(EvidenceCollector::words)
                    .toList();
        } catch (BuildFailure e) {
            notes.add(String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    /** Where no pod could be made there is none that leads to the ReplicaSet. */
    private static boolean isOfReplicaSet(JsonNode event, Workload workload, List<PodState> pods) {
        JsonNode object = event.path("involvedObject");
        return pods.isEmpty()
                && object.path("kind").asText().equals(ResourceType.REPLICA_SET.kind())
                && object.path("name").asText().startsWith(workload.name().name() + "-");
    }

    private static String words(JsonNode event) {
        JsonNode object = event.path("involvedObject");
        long count = event.path("count").asLong(1);
        return EventTimes.of(event) + " " + event.path("reason").asText() + " "
                + object.path("kind").asText().toLowerCase(java.util.Locale.ROOT) + "/"
                + object.path("name").asText() + ": "
                + event.path("message").asText().strip().replaceAll("\\s+", " ")
                + (count > 1 ? " (" + count + " times)" : "");
    }
}
