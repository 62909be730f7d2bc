package io.github.gocontainer.mojo.cluster;

import io.github.gocontainer.mojo.GocontainerMojo;
import io.github.gocontainer.mojo.Stages;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Rolls the published image out to Kubernetes, waits until it serves, and undoes it when it does not; without
 * {@code <kubernetes>} it does nothing.
 */
@Mojo(
        name = "deploy",
        defaultPhase = LifecyclePhase.DEPLOY,
        threadSafe = true,
        configurator = GocontainerMojo.CONFIGURATOR)
public final class DeployMojo extends GocontainerMojo {

    @Override
    protected void run(Stages stages) {
        if (stages.plan().kubernetes().isPresent()) {
            new DeployStage(stages).run();
        }
    }
}
