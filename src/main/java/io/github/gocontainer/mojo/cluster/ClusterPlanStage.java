package io.github.gocontainer.mojo.cluster;

import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.Time;
import io.github.gocontainer.cluster.apply.ManifestApply;
import io.github.gocontainer.cluster.apply.ObjectPlan;
import io.github.gocontainer.cluster.change.ImageChange;
import io.github.gocontainer.cluster.change.PatchSpec;
import io.github.gocontainer.cluster.rollout.PlannedChange;
import io.github.gocontainer.mojo.Failures;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.plan.ManifestPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Compares what would be rolled out with what the cluster has; the server itself says what would become of it. */
final class ClusterPlanStage {

    private final Stages stages;
    private final BuildPlan plan;

    ClusterPlanStage(Stages stages) {
        this.stages = stages;
        this.plan = stages.plan();
    }

    void run() {
        if (plan.offline()) {
            stages.log().done("the cluster was not asked: Maven works offline (-o)");
        } else if (!Files.isRegularFile(plan.workspace().imageFile())) {
            stages.log().done("the cluster was not asked: there is no image yet, run mvn package first");
        } else {
            ClusterAccess.ifConfigured(stages, (kubernetes, cluster) -> {
                stages.log().done("in namespace " + cluster.namespace() + " of " + cluster.identity() + ":");
                kubernetes
                        .patch()
                        .ifPresentOrElse(
                                patch -> patch(cluster, patch),
                                () -> manifests(cluster, plan.manifests().orElseThrow()));
            });
        }
    }

    private void patch(Cluster cluster, PatchSpec patch) {
        String image = plan.imageName() + "@" + digest();
        PlannedChange change = new ImageChange(cluster, patch, image).plan();
        stages.log()
                .done(
                        change.isNeeded()
                                ? "would be: " + change.sentence()
                                : "would leave " + patch.name() + " as it is: it has " + image + " already");
    }

    private Digest digest() {
        try {
            return plan.workspace().layout().root().digest();
        } catch (IOException e) {
            throw Failures.files("the image's digest could not be read", e);
        }
    }

    private void manifests(Cluster cluster, ManifestPlan manifests) {
        List<ObjectPlan> plans = new ManifestApply(cluster, Time.system(), stages.log())
                .compare(new ManifestsStage(stages, manifests).render());
        plans.forEach(object -> object.lines().forEach(stages.log()::done));
        try {
            AtomicFiles.write(
                    plan.workspace().clusterPlanFile(),
                    ObjectPlan.json(cluster.identity().toString(), cluster.namespace(), plans));
        } catch (IOException e) {
            throw Failures.files("what would change in the cluster could not be written down", e);
        }
        stages.log().done("wrote " + plan.workspace().clusterPlanFile());
    }
}
