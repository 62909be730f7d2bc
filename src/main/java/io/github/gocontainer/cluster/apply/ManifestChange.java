package io.github.gocontainer.cluster.apply;

import io.github.gocontainer.cluster.Access;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ResourceName;
import io.github.gocontainer.cluster.rollout.Change;
import io.github.gocontainer.cluster.rollout.PlannedChange;
import io.github.gocontainer.cluster.rollout.Refusal;
import io.github.gocontainer.cluster.rollout.Workload;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import java.util.List;

/** Manifests that are applied together, the workload that runs the image last. */
final class ManifestChange implements Change {

    private final Cluster cluster;
    private final List<Target> targets;
    private final String image;
    private final BuildLog log;

    /** @param targets the last one is the workload whose rollout is waited for */
    ManifestChange(Cluster cluster, List<Target> targets, String image, BuildLog log) {
        this.cluster = cluster;
        this.targets = List.copyOf(targets);
        this.image = image;
        this.log = log;
    }

    @Override
    public ResourceName workload() {
        return targets.get(targets.size() - 1).name();
    }

    /** Asked for all manifests before the namespace and the definitions of resources were applied. */
    @Override
    public List<Access> accesses() {
        return List.of();
    }

    @Override
    public PlannedChange plan() {
        Target last = targets.get(targets.size() - 1);
        if (last.manifest().content().path("spec").path("paused").asBoolean()) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "nothing was changed: the manifest of " + last
                            + " says paused: true, so it would not be rolled out",
                    "leave spec.paused out of it");
        }
        ServerSideApply apply = new ServerSideApply(cluster, log);
        List<PlannedObject> planned = new Trial(cluster, apply, log).of(targets);
        PlannedObject workload = planned.get(planned.size() - 1);
        // As it would be: a manifest that says paused: false resumes it.
        Refusal.check(cluster, new Workload(workload(), workload.wanted()));
        return new PlannedManifests(cluster, apply, planned, image, log);
    }
}
