package io.github.gocontainer.mojo.quality;

import io.github.gocontainer.mojo.GocontainerMojo;
import io.github.gocontainer.mojo.Stages;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Says whether go.mod is tidy, which modules of the reactor use other versions, and on request which dependencies are
 * outdated; in a lifecycle only with {@code <dependencies>}.
 */
@Mojo(
        name = "dependencies",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        threadSafe = true,
        configurator = GocontainerMojo.CONFIGURATOR)
public final class DependenciesMojo extends GocontainerMojo {

    @Override
    protected void run(Stages stages) {
        if (stages.plan().dependencies().wanted() || stages.context().isCalledByName()) {
            new DependenciesStage(stages).run();
        }
    }
}
