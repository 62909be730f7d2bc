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
        if (stages.plan().push().isEmpty()) {
            stages.log()
                    .warn("there is nowhere to push to: set <to><image> or GOCONTAINER_TO_IMAGE, for example"
                            + " ghcr.io/acme/hello");
            nothingToDo(stages.context());
        } else {
            new AtEnd(stages.context(), stages.log()).run(stages.plan().atEnd(), () -> push(stages.context()));
        }
    }

    /** With stages of its own: at the end, those of the module are closed already. */
    private void push(MavenContext context) {
        try (Stages stages = new Stages(context, new MavenBuildLog(getLog()))) {
            stages.plan().push().ifPresent(push -> new PushStage(stages, push).run());
        }
    }

    @Override
    protected void nothingToDo(MavenContext context) {
        AtEnd.passed(context, new MavenBuildLog(getLog()));
    }
}
