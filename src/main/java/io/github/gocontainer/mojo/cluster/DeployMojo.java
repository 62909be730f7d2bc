package io.github.gocontainer.mojo.cluster;

import io.github.gocontainer.mojo.AtEnd;
import io.github.gocontainer.mojo.GocontainerMojo;
import io.github.gocontainer.mojo.MavenBuildLog;
import io.github.gocontainer.mojo.MavenContext;
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
        if (stages.plan().kubernetes().isEmpty()) {
            nothingToDo(stages.context());
        } else {
            new AtEnd(stages.context(), stages.log()).run(stages.plan().atEnd(), () -> deploy(stages.context()));
        }
    }

    /** With stages of its own: at the end, those of the module are closed already. */
    private void deploy(MavenContext context) {
        try (Stages stages = new Stages(context, new MavenBuildLog(getLog()))) {
            new DeployStage(stages).run();
        }
    }

    @Override
    protected void nothingToDo(MavenContext context) {
        AtEnd.passed(context, new MavenBuildLog(getLog()));
    }
}
