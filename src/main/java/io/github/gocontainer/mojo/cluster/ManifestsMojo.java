package io.github.gocontainer.mojo.cluster;

import io.github.gocontainer.mojo.GocontainerMojo;
import io.github.gocontainer.mojo.Stages;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Renders the Kubernetes manifests, the image by its digest, into {@code target/gocontainer/manifests}; touches no cluster.
 */
@Mojo(
        name = "manifests",
        defaultPhase = LifecyclePhase.PACKAGE,
        threadSafe = true,
        configurator = GocontainerMojo.CONFIGURATOR)
public final class ManifestsMojo extends GocontainerMojo {

    @Override
    protected void run(Stages stages) {
        stages.plan()
                .manifests()
                .ifPresentOrElse(
                        plan -> new ManifestsStage(stages, plan).run(),
                        () -> stages.log().detail("no manifests: <kubernetes> is not there, or names a workload"));
    }
}
