package io.github.gocontainer.mojo.docker;

import io.github.gocontainer.mojo.GocontainerMojo;
import io.github.gocontainer.mojo.Stages;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Starts the image that was built, waits until it is as {@code <smokeTest>} wants it, and stops it with SIGTERM; does
 * nothing without that block.
 */
@Mojo(
        name = "smoke-test",
        defaultPhase = LifecyclePhase.INTEGRATION_TEST,
        threadSafe = true,
        configurator = GocontainerMojo.CONFIGURATOR)
public final class SmokeTestMojo extends GocontainerMojo {

    @Override
    protected void run(Stages stages) {
        stages.plan().smokeTest().ifPresent(spec -> new SmokeTestStage(stages, spec).run());
    }
}
