package io.github.gocontainer.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.cluster.ApiReply;
import io.github.gocontainer.cluster.ApiRequest;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.log.BuildLog;
import java.util.List;
import java.util.Optional;

/** Leaves the number of pods to an autoscaler of the cluster, whoever made it. */
final class Autoscalers {

    private static final String SPEC = "spec";
    private static final String REPLICAS = "replicas";

    private final Cluster cluster;
    private final BuildLog log;

    Autoscalers(Cluster cluster, BuildLog log) {
        this.cluster = cluster;
        this.log = log;
    }

    /**
     * The body without a number of pods, when an autoscaler has the workload. A number that so far only we own stays as the
     * cluster has it: left out, it would become 1 until the autoscaler looks again.
     */
    ObjectNode respected(Target target, ObjectNode body, Optional<JsonNode> live) {
        boolean hasReplicas = target.manifest().isWorkload() && body.path(SPEC).has(REPLICAS);
        boolean isOurs = live.map(object -> new OwnedFields(object, ServerSideApply.FIELD_MANAGER))
                .filter(fields -> fields.onlyOwnerOf(SPEC, REPLICAS))
                .isPresent();
        if (!target.manifest().isWorkload() || (!hasReplicas && !isOurs)) {
            return body;
        }
        Optional<String> autoscaler = find(target);
        ObjectNode result = body.deepCopy();
        if (autoscaler.isPresent() || !hasReplicas) {
            ObjectNode spec = result.withObject("/" + SPEC);
            spec.remove(REPLICAS);
            live.filter(object -> isOurs)
                    .ifPresent(object -> spec.set(REPLICAS, object.path(SPEC).path(REPLICAS)));
        }
        autoscaler
                .filter(name -> hasReplicas)
                .ifPresent(name ->
                        log.done("left the number of pods of " + target + " to HorizontalPodAutoscaler " + name));
        return result;
    }

    private Optional<String> find(Target target) {
        ApiReply reply = cluster.send(
                "list " + ResourceType.AUTOSCALER.plural(),
                ApiRequest.get(ResourceType.AUTOSCALER.path(target.name().namespace())));
        if (!reply.succeeded()) {
            log.detail("autoscalers could not be listed: " + reply.status() + " " + reply.message());
            return Optional.empty();
        }
        List<JsonNode> autoscalers = Cluster.items(reply.json());
        return autoscalers.stream()
                .filter(autoscaler -> {
                    JsonNode scaled = autoscaler.path(SPEC).path("scaleTargetRef");
                    return scaled.path("kind").asText().equals(target.manifest().kind())
                            && scaled.path("name")
                                    .asText()
                                    .equals(target.manifest().name());
                })
                .map(autoscaler -> autoscaler.path("metadata").path("name").asText())
                .findFirst();
    }
}
