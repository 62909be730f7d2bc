package io.github.gocontainer.mojo;

import org.apache.maven.plugins.annotations.Mojo;

/** Writes what the base image's tag points to now into {@code gocontainer.lock}, for builds to use until the next time. */
@Mojo(name = "lock", threadSafe = true, configurator = GocontainerMojo.CONFIGURATOR)
public final class LockMojo extends GocontainerMojo {

    @Override
    protected void run(Stages stages) {
        if (stages.plan().image().bases().isEmpty()) {
            stages.log().done("the image is from scratch: there is no base image to lock");
            return;
        }
        stages.withBases(bases -> stages.plan()
                .image()
                .platformsByBase()
                .values()
                .forEach(base -> bases.lock(base.getKey(), base.getValue())));
    }
}
