package io.github.gocontainer.mojo.cluster;

import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.Time;
import io.github.gocontainer.cluster.change.ImageChange;
import io.github.gocontainer.cluster.rollout.Change;
import io.github.gocontainer.cluster.rollout.Interruptions;
import io.github.gocontainer.cluster.rollout.Rollout;
import io.github.gocontainer.cluster.rollout.RolloutReport;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.mojo.Failures;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.plan.KubernetesPlan;
import java.io.IOException;
import java.util.Optional;

/** Rolls out what was published and writes down how it ended. */
final class DeployStage {

    private final Stages stages;

    DeployStage(Stages stages) {
        this.stages = stages;
    }

    void run() {
        PublishedReference published = PublishedReference.of(stages.plan().workspace());
        ClusterAccess.ifConfigured(stages, (plan, cluster) -> {
            Change change = change(plan, cluster, published);
            finish(
                    new Rollout(cluster, plan.rollout(), Time.system(), Interruptions.ofThisProcess(), stages.log())
                            .run(change, Optional.of(published.runningImage())),
                    cluster,
                    published);
        });
    }

    /** How the image gets into the cluster. */
    private static Change change(KubernetesPlan plan, Cluster cluster, PublishedReference published) {
        return plan.patch()
                .<Change>map(patch -> new ImageChange(cluster, patch, published.reference()))
                .orElseThrow(() -> new BuildFailure(
                        FailureCode.CONFIGURATION,
                        "<kubernetes> does not say what gets the image",
                        "name an existing workload with <kubernetes><deployment>"
                                + " (-Dgocontainer.kubernetes.deployment=)"));
    }

    private void finish(RolloutReport report, Cluster cluster, PublishedReference published) {
        try {
            AtomicFiles.write(
                    stages.plan().workspace().rolloutFile(),
                    report.json(
                            published.reference(),
                            published.digest(),
                            cluster.identity().toString()));
        } catch (IOException e) {
            throw Failures.files("how the rollout ended could not be written down", e);
        }
        if (!report.succeeded()) {
            throw report.failure();
        }
    }
}
