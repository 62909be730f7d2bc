package io.github.gocontainer.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Compiles one static binary per platform. */
@Mojo(
        name = "compile",
        defaultPhase = LifecyclePhase.COMPILE,
        threadSafe = true,
        configurator = GocontainerMojo.CONFIGURATOR)
public final class CompileMojo extends GocontainerMojo {

    @Override
    protected void run(Stages stages) {
        stages.compiled();
    }
}
