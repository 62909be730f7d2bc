package io.github.gocontainer.mojo.cluster;

import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.Time;
import io.github.gocontainer.cluster.apply.ManifestApply;
import io.github.gocontainer.cluster.change.ImageChange;
import io.github.gocontainer.cluster.rollout.Change;
import io.github.gocontainer.cluster.rollout.Interruptions;
import io.github.gocontainer.cluster.rollout.Rollout;
import io.github.gocontainer.cluster.rollout.RolloutReports;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.mojo.Failures;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.plan.KubernetesPlan;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Rolls out what was published and writes down how it ended. */
final class DeployStage {

    private final Stages stages;

    DeployStage(Stages stages) {
        this.stages = stages;
    }

    void run() {
        PublishedReference published = PublishedReference.of(stages.plan().workspace());
        checkTarget(published);
        ClusterAccess.ifConfigured(stages, (plan, cluster) -> {
            Rollout rollout =
                    new Rollout(cluster, plan.rollout(), Time.system(), Interruptions.ofThisProcess(), stages.log());
            finish(
                    rollout.run(changes(plan, cluster, published), Optional.of(published.runningImage())),
                    cluster,
                    published);
        });
    }

    /** Another environment has another registry, and its cluster may not reach this one. */
    private void checkTarget(PublishedReference published) {
        String wanted = stages.plan().imageName() + "@" + published.digest();
        if (stages.plan().push().isPresent() && !published.reference().equals(wanted)) {
            throw new BuildFailure(
                    FailureCode.MISSING_INPUT,
                    "nothing was rolled out: the image was pushed as " + published.reference()
                            + ", but now its target is " + stages.plan().imageName(),
                    "run the goal gocontainer:push with the same -Dgocontainer.environment first; it builds nothing");
        }
    }

    /** How the image gets into the cluster. */
    private List<Change> changes(KubernetesPlan plan, Cluster cluster, PublishedReference published) {
        if (plan.patch().isPresent()) {
            return List.of(new ImageChange(cluster, plan.patch().get(), published.reference()));
        }
        return new ManifestApply(cluster, Time.system(), stages.log())
                .changes(
                        new ManifestsStage(stages, stages.plan().manifests().orElseThrow()).render(),
                        published.reference());
    }

    private void finish(RolloutReports reports, Cluster cluster, PublishedReference published) {
        try {
            AtomicFiles.write(
                    stages.plan().workspace().rolloutFile(),
                    reports.json(
                            published.reference(),
                            published.digest(),
                            cluster.identity().toString()));
        } catch (IOException e) {
            throw Failures.files("how the rollout ended could not be written down", e);
        }
        if (!reports.succeeded()) {
            throw reports.failure();
        }
    }
}
