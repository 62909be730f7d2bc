package io.github.gocontainer.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Copies exactly the image that was built to the registry, its tags last; builds nothing. */
@Mojo(
        name = "push",
        defaultPhase = LifecyclePhase.DEPLOY,
        threadSafe = true,
        configurator = GocontainerMojo.CONFIGURATOR)
public final class PushMojo extends GocontainerMojo {

    @Override
    protected void run(Stages stages) {
        stages.plan()
                .push()
                .ifPresentOrElse(
                        push -> new PushStage(stages, push).run(),
                        () -> stages.log()
                                .warn(
                                        "there is nowhere to push to: set <to><image> or GOCONTAINER_TO_IMAGE, for example"
                                                + " ghcr.io/acme/hello"));
    }
}
