package io.github.gocontainer.cluster.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.cluster.Access;
import io.github.gocontainer.cluster.ApiRequest;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.PatchType;
import io.github.gocontainer.cluster.ResourceName;
import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.cluster.rollout.Change;
import io.github.gocontainer.cluster.rollout.PlannedChange;
import io.github.gocontainer.cluster.rollout.Workload;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts the template of an earlier revision back, as {@code kubectl rollout undo} does. */
public final class RollbackChange implements Change {

    /** What belongs to the Deployment and not to a revision of it. */
    private static final Set<String> KEPT_ANNOTATIONS = Set.of(
            "kubectl.kubernetes.io/last-applied-configuration",
            "deployment.kubernetes.io/revision",
            "deployment.kubernetes.io/revision-history",
            "deployment.kubernetes.io/desired-replicas",
            "deployment.kubernetes.io/max-replicas",
            "deprecated.deployment.rollback.to");

    private final Cluster cluster;
    private final ResourceName name;
    private final Optional<Long> toRevision;

    /**
     * The way back of one workload.
     *
     * @param toRevision the newest but one when it is empty
     */
    public RollbackChange(Cluster cluster, ResourceName name, Optional<Long> toRevision) {
        this.cluster = cluster;
        this.name = name;
        this.toRevision = toRevision;
    }

    @Override
    public ResourceName workload() {
        return name;
    }

    @Override
    public List<Access> accesses() {
        ResourceType history = name.type().equals(ResourceType.DEPLOYMENT)
                ? ResourceType.REPLICA_SET
                : ResourceType.CONTROLLER_REVISION;
        return List.of(
                Access.to("get", name), Access.to("patch", name), Access.to("list", history, cluster.namespace()));
    }

    @Override
    public PlannedChange plan() {
        Workload before = ExistingWorkload.findChangeable(cluster, name);
        List<Revisions.Revision> revisions = new Revisions(cluster).of(before);
        return new Planned(before, choose(before, revisions));
    }

    private Revisions.Revision choose(Workload workload, List<Revisions.Revision> revisions) {
        if (toRevision.isPresent()) {
            return revisions.stream()
                    .filter(revision -> revision.number() == toRevision.get())
                    .findFirst()
                    .orElseThrow(() -> new BuildFailure(
                            FailureCode.MISSING_INPUT,
                            workload + " has no revision " + toRevision.get() + "; it has: "
                                    + String.join(
                                            ", ",
                                            revisions.stream()
                                                    .map(revision -> String.valueOf(revision.number()))
                                                    .toList()),
                            "see them with mvn gocontainer:status, and correct -Dgocontainer.rollback.toRevision="));
        } else if (revisions.size() < 2) {
            throw new BuildFailure(
                    FailureCode.MISSING_INPUT,
                    "no rollout history found for " + workload
                            + (revisions.isEmpty()
                                    ? ": none of its revisions has a number that can be read"
                                    : ": there is only revision "
                                            + revisions.get(0).number()),
                    "roll out another version instead");
        }
        return revisions.get(revisions.size() - 2);
    }

    /** The change of a workload that was read. */
    private final class Planned implements PlannedChange {

        private final Workload before;
        private final Revisions.Revision revision;

        Planned(Workload before, Revisions.Revision revision) {
            this.before = before;
            this.revision = revision;
        }

        @Override
        public Optional<Workload> before() {
            return Optional.of(before);
        }

        @Override
        public boolean isNeeded() {
            return !isAt(before, revision.template());
        }

        @Override
        public String sentence() {
            return "rolling back " + before + " to revision " + revision.number() + " ("
                    + String.join(", ", revision.images()) + ") in namespace " + cluster.namespace() + " of "
                    + cluster.identity();
        }

        @Override
        public Workload apply() {
            return new GuardedPatch(cluster)
                    .send(
                            "put revision " + revision.number() + " back into " + before,
                            before,
                            current -> request(current, revision.template(), annotations(current)),
                            current -> isAt(current, revision.template()));
        }

        /** What kubectl wrote about a revision, such as its change cause, comes back with it. */
        private ObjectNode annotations(Workload current) {
            ObjectNode annotations = Json.object();
            current.metadata().path("annotations").properties().stream()
                    .filter(entry -> KEPT_ANNOTATIONS.contains(entry.getKey()))
                    .forEach(entry -> annotations.set(entry.getKey(), entry.getValue()));
            revision.source().path("metadata").path("annotations").properties().stream()
                    .filter(entry -> !KEPT_ANNOTATIONS.contains(entry.getKey()))
                    .forEach(entry -> annotations.set(entry.getKey(), entry.getValue()));
            return annotations;
        }

        @Override
        public Undone undo(Workload now) {
            JsonNode template = before.comparableTemplate();
            JsonNode annotations = before.metadata().path("annotations");
            return Undone.of(new GuardedPatch(cluster)
                    .send(
                            "put the earlier template back into " + before,
                            now,
                            current -> request(current, template, annotations),
                            current -> isAt(current, template)));
        }

        @Override
        public String undoByHand() {
            return cluster.kubectl() + " rollout undo " + before
                    + (before.revision().isEmpty() ? "" : " --to-revision=" + before.revision());
        }
    }

    private static boolean isAt(Workload workload, JsonNode template) {
        return workload.comparableTemplate().equals(template);
    }

    private static ApiRequest request(Workload workload, JsonNode template, JsonNode annotations) {
        boolean isDeployment = workload.name().type().equals(ResourceType.DEPLOYMENT);
        return (isDeployment ? replacing(workload, template, annotations) : merging(workload, template))
                .with("fieldManager", ImageChange.FIELD_MANAGER);
    }

    private static ApiRequest replacing(Workload workload, JsonNode template, JsonNode annotations) {
        ArrayNode operations = JsonNodeFactory.instance.arrayNode();
        operations
                .addObject()
                .put("op", "replace")
                .put("path", "/metadata/resourceVersion")
                .put("value", workload.resourceVersion());
        operations
                .addObject()
                .put("op", "replace")
                .put("path", "/spec/template")
                .set("value", template);
        operations
                .addObject()
                .put("op", "add")
                .put("path", "/metadata/annotations")
                .set("value", annotations);
        return ApiRequest.patch(workload.name().path(), PatchType.JSON, operations);
    }

    private static ApiRequest merging(Workload workload, JsonNode template) {
        ObjectNode patch = Json.object();
        patch.putObject("metadata").put("resourceVersion", workload.resourceVersion());
        ObjectNode whole = template.deepCopy();
        whole.put("$patch", "replace");
        patch.putObject("spec").set("template", whole);
        return ApiRequest.patch(workload.name().path(), PatchType.STRATEGIC_MERGE, patch);
    }
}
