package io.github.gocontainer.mojo;

import io.github.gocontainer.golang.modules.ModuleState;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Finds or downloads the Go toolchain that {@code go.mod} asks for, and downloads and verifies the modules. */
@Mojo(
        name = "resolve",
        defaultPhase = LifecyclePhase.INITIALIZE,
        threadSafe = true,
        configurator = GocontainerMojo.CONFIGURATOR)
public final class ResolveMojo extends GocontainerMojo {

    @Override
    protected void run(Stages stages) {
        stages.log().done("using " + stages.toolchain().origin());
        ModuleState modules = stages.modules();
        if (!(modules instanceof ModuleState.Downloaded)) {
            stages.log().done(modules.sentence());
        }
    }
}
