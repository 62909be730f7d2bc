package io.github.gocontainer.cluster.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.cluster.rollout.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The versions of a workload that the cluster still knows: ReplicaSets of a Deployment, ControllerRevisions of the others,
 * found by who owns them and not by their labels, which others may have as well.
 */
public final class Revisions {

    private static final String REVISION = "deployment.kubernetes.io/revision";

    private final Cluster cluster;

    public Revisions(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * One version.
     *
     * @param source the ReplicaSet or ControllerRevision
     */
    public record Revision(long number, JsonNode source) {

        boolean isReplicaSet() {
            return source.path("spec").has("template");
        }

        /** What the pods of this version are made from, without what the controllers add. */
        public JsonNode template() {
            return Workload.comparable(
                    isReplicaSet()
                            ? source.path("spec").path("template")
                            : source.path("data").path("spec").path("template"));
        }

        /** The images of its containers, in their order. */
        public List<String> images() {
            List<String> images = new ArrayList<>();
            template()
                    .path("spec")
                    .path("containers")
                    .forEach(container -> images.add(container.path("image").asText()));
            return images;
        }

        public String created() {
            return source.path("metadata").path("creationTimestamp").asText();
        }
    }

    /** From the oldest to the newest; as for kubectl, none is 0, and those whose number cannot be read are left out. */
    public List<Revision> of(Workload workload) {
        boolean isDeployment = workload.name().type().equals(ResourceType.DEPLOYMENT);
        ResourceType type = isDeployment ? ResourceType.REPLICA_SET : ResourceType.CONTROLLER_REVISION;
        return cluster.list(type, workload.selector()).stream()
                .filter(workload::owns)
                .flatMap(source -> number(source, isDeployment).stream().map(number -> new Revision(number, source)))
                .sorted(Comparator.comparingLong(Revision::number))
                .toList();
    }

    private static Optional<Long> number(JsonNode source, boolean isReplicaSet) {
        if (!isReplicaSet) {
            return Optional.of(source.path("revision").asLong());
        }
        JsonNode annotation = source.path("metadata").path("annotations").path(REVISION);
        if (annotation.isMissingNode()) {
            return Optional.of(0L);
        }
        return annotation.asText().matches("\\d{1,18}")
                ? Optional.of(Long.parseLong(annotation.asText()))
                : Optional.empty();
    }
}
