package io.github.gocontainer.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.cluster.ApiReply;
import io.github.gocontainer.cluster.ApiRequest;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ResourceName;
import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.cluster.Time;
import io.github.gocontainer.cluster.manifests.OwnLabels;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.log.Quantities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Deletes what this plugin applied for an application in its namespace, and waits until it is gone. */
public final class Removal {

    /** What somebody put into it would be gone as well. */
    private static final Set<String> KEPT = Set.of("PersistentVolumeClaim");

    private static final int NOT_FOUND = 404;
    private static final Duration POLL = Duration.ofMillis(500);

    private final Cluster cluster;
    private final Time time;
    private final BuildLog log;

    public Removal(Cluster cluster, Time time, BuildLog log) {
        this.cluster = cluster;
        this.time = time;
        this.log = log;
    }

    /**
     * Removes what an application has in the cluster.
     *
     * @param limit how long is waited
     */
    public void of(String application, Duration limit) {
        List<ResourceName> mine = find(application);
        List<ResourceName> removed =
                mine.stream().filter(name -> !KEPT.contains(name.type().kind())).toList();
        mine.stream()
                .filter(name -> KEPT.contains(name.type().kind()))
                .forEach(name -> log.warn("kept " + name + " with its data; delete it by hand: " + cluster.kubectl()
                        + " delete " + name));
        if (removed.isEmpty()) {
            log.done("nothing to remove: no object in namespace " + cluster.namespace() + " of " + cluster.identity()
                    + " has the labels of " + application);
            return;
        }
        removed.forEach(this::delete);
        await(removed, limit);
        log.done("removed " + Quantities.count(removed.size(), "object") + " of " + application + " from namespace "
                + cluster.namespace() + " of " + cluster.identity());
    }

    /** Workloads first, so that their pods end while the Service and the ServiceAccount are still there. */
    private List<ResourceName> find(String application) {
        List<ResourceName> found = new ArrayList<>();
        Set<String> uids = new HashSet<>();
        for (ServerTypes.Served served : new ServerTypes(cluster).all()) {
            ResourceType type = served.type();
            if (type.namespaced()
                    && served.verbs().contains("list")
                    && served.verbs().contains("delete")) {
                for (JsonNode object : list(type, application)) {
                    JsonNode metadata = object.path("metadata");
                    boolean isMade = OwnLabels.areOn(object, application) && isApplied(metadata);
                    // Some objects are in two groups of the API.
                    if (isMade && uids.add(metadata.path("uid").asText())) {
                        found.add(cluster.named(type, metadata.path("name").asText()));
                    }
                }
            }
        }
        found.sort(
                Comparator.comparing((ResourceName name) -> !name.type().group().equals("apps"))
                        .thenComparing(name -> name.type().kind())
                        .thenComparing(ResourceName::name));
        return found;
    }

    /** The cluster copies labels to what it makes itself, those of a Service to its endpoints for example. */
    private static boolean isApplied(JsonNode metadata) {
        for (JsonNode entry : metadata.path("managedFields")) {
            if (entry.path("manager").asText().equals(ServerSideApply.FIELD_MANAGER)) {
                return true;
            }
        }
        return false;
    }

    private List<JsonNode> list(ResourceType type, String application) {
        ApiReply reply = cluster.send(
                "list " + type.plural(),
                ApiRequest.get(type.path(java.util.Optional.of(cluster.namespace())))
                        .with("labelSelector", OwnLabels.selector(application)));
        if (!reply.succeeded()) {
            log.detail("not looked for " + type.plural() + ": " + reply.status() + " " + reply.message());
            return List.of();
        }
        return Cluster.items(reply.json());
    }

    private void delete(ResourceName name) {
        String what = "delete " + name;
        ApiReply reply = cluster.send(what, ApiRequest.delete(name.path()).with("propagationPolicy", "Foreground"));
        if (!reply.succeeded() && reply.status() != NOT_FOUND) {
            throw cluster.failure(what, reply);
        }
        log.done("removing " + name);
    }

    private void await(List<ResourceName> names, Duration limit) {
        Duration start = time.now();
        List<ResourceName> left = new ArrayList<>(names);
        while (true) {
            left.removeIf(name -> cluster.find(name).isEmpty());
            if (left.isEmpty()) {
                return;
            }
            if (time.now().minus(start).compareTo(limit) > 0) {
                throw new BuildFailure(
                        FailureCode.CLUSTER,
                        "after " + Quantities.time(limit) + " these are still being deleted: " + left,
                        "see what holds them: " + cluster.kubectl() + " describe " + left.get(0)
                                + "; give it longer with <kubernetes><rollout><timeout>");
            }
            time.pause(POLL);
        }
    }
}
