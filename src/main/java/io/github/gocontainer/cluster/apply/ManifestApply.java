package io.github.gocontainer.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.cluster.Access;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ResourceName;
import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.cluster.Time;
import io.github.gocontainer.cluster.manifests.Manifest;
import io.github.gocontainer.cluster.rollout.Change;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Brings the manifests of an application into a cluster, as changes that a rollout can follow. */
public final class ManifestApply {

    /** Without them, the server does not know what the others are about, or where they belong. */
    private static final Set<String> FIRST = Set.of("Namespace", "CustomResourceDefinition");

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Cluster cluster;
    private final Time time;
    private final BuildLog log;
    private final ServerTypes types;

    public ManifestApply(Cluster cluster, Time time, BuildLog log) {
        this.cluster = cluster;
        this.time = time;
        this.log = log;
        this.types = new ServerTypes(cluster);
    }

    /**
     * Applies namespaces and definitions of resources, and leaves the rest to changes: one for each workload that runs the
     * image, the first with all that is no workload.
     *
     * @throws BuildFailure when a right is missing, before anything was changed
     */
    public List<Change> changes(List<Manifest> manifests, String image) {
        List<Manifest> first = manifests.stream().filter(ManifestApply::isFirst).toList();
        List<Manifest> rest =
                manifests.stream().filter(manifest -> !isFirst(manifest)).toList();
        if (rest.stream().noneMatch(manifest -> manifest.isWorkload() && manifest.runs(image))) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "the manifests have no Deployment, StatefulSet or DaemonSet with the image, so there is nothing to roll"
                            + " out",
                    "let one be generated, or add one to src/main/kubernetes with image: ${image}");
        }
        require(manifests);
        applyFirst(first.stream().map(this::target).toList());
        List<Target> targets = rest.stream().map(this::awaitedTarget).toList();
        return changesOf(targets, image);
    }

    private List<Change> changesOf(List<Target> targets, String image) {
        List<Target> workloads = targets.stream()
                .filter(target ->
                        target.manifest().isWorkload() && target.manifest().runs(image))
                .toList();
        List<Target> together = new ArrayList<>(
                targets.stream().filter(target -> !workloads.contains(target)).toList());
        if (workloads.size() > 1) {
            // Otherwise the first would be rolled out before it is known that the server takes the others.
            new Trial(cluster, new ServerSideApply(cluster, log), BuildLog.silent()).of(targets);
        }
        List<Change> changes = new ArrayList<>();
        for (Target workload : workloads) {
            together.add(workload);
            changes.add(new ManifestChange(cluster, together, image, log));
            together.clear();
        }
        return changes;
    }

    private static boolean isFirst(Manifest manifest) {
        return FIRST.contains(manifest.kind());
    }

    /** What is there would be no different; the namespace is left alone when nothing of it would change. */
    private void applyFirst(List<Target> targets) {
        ServerSideApply apply = new ServerSideApply(cluster, log);
        for (PlannedObject object : new Trial(cluster, apply, log).of(targets)) {
            if (object.isChanged()) {
                apply.apply(object.name(), object.body(), object.overOurselves());
                log.done((object.isNew() ? "created " : "changed ") + object.name());
            }
        }
    }

    private void require(List<Manifest> manifests) {
        List<ResourceName> names = manifests.stream()
                .flatMap(manifest ->
                        known(manifest).map(type -> target(manifest, type).name()).stream())
                .toList();
        cluster.require(names.stream()
                .flatMap(name -> Stream.of(Access.to("get", name), Access.to("patch", name)))
                .toList());
        cluster.require(names.stream()
                .filter(name -> cluster.find(name).isEmpty())
                .map(name -> Access.to("create", name))
                .toList());
    }

    private Optional<ResourceType> known(Manifest manifest) {
        return types.find(manifest.apiVersion(), manifest.kind());
    }

    /** A type whose definition has just been applied needs a moment. */
    private Target awaitedTarget(Manifest manifest) {
        Duration start = time.now();
        while (known(manifest).isEmpty()
                && time.now().minus(start).compareTo(PATIENCE) < 0
                && types.find("apiextensions.k8s.io/v1", "CustomResourceDefinition")
                        .isPresent()
                && isDefined(manifest)) {
            time.pause(POLL);
        }
        return target(manifest);
    }

    private boolean isDefined(Manifest manifest) {
        ResourceType definitions = new ResourceType(
                "apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions", false);
        JsonNode list = cluster.request(
                "list " + definitions.plural(),
                io.github.gocontainer.cluster.ApiRequest.get(definitions.path(Optional.empty())));
        return Cluster.items(list).stream()
                .anyMatch(definition ->
                        definition.path("spec").path("group").asText().equals(manifest.group())
                                && definition
                                        .path("spec")
                                        .path("names")
                                        .path("kind")
                                        .asText()
                                        .equals(manifest.kind()));
    }

    private Target target(Manifest manifest) {
        return target(
                manifest,
                known(manifest)
                        .orElseThrow(() -> new BuildFailure(
                                FailureCode.CONFIGURATION,
                                cluster.identity() + " has no " + manifest.kind() + " in " + manifest.apiVersion()
                                        + ", which " + manifest + " is",
                                "correct apiVersion and kind, or install what brings this kind into the cluster")));
    }

    private Target target(Manifest manifest, ResourceType type) {
        Manifest placed = type.namespaced() && manifest.namespace().isEmpty()
                ? manifest.inNamespace(cluster.namespace())
                : manifest;
        return new Target(
                placed,
                new ResourceName(type, type.namespaced() ? placed.namespace() : Optional.empty(), placed.name()));
    }

    /** What applying the manifests would change; where a namespace or a type is still missing, everything in it is new. */
    public List<ObjectPlan> compare(List<Manifest> manifests) {
        List<ObjectPlan> plans = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        for (Manifest manifest : manifests) {
            Optional<Target> target = known(manifest).map(type -> target(manifest, type));
            if (target.isEmpty() || target.filter(this::isInMissingNamespace).isPresent()) {
                plans.add(ObjectPlan.created(manifest.toString()));
            } else {
                targets.add(target.get());
            }
        }
        ServerSideApply apply = new ServerSideApply(cluster, log);
        new Trial(cluster, apply, log).of(targets).forEach(object -> plans.add(ObjectPlan.of(object)));
        return plans;
    }

    private boolean isInMissingNamespace(Target target) {
        return target.name()
                .namespace()
                .map(namespace -> new ResourceName(ResourceType.NAMESPACE, Optional.empty(), namespace))
                .filter(name -> cluster.allows(Access.to("get", name)))
                .filter(name -> cluster.find(name).isEmpty())
                .isPresent();
    }
}
