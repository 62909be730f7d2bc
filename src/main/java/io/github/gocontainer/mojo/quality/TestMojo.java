package io.github.gocontainer.mojo.quality;

import io.github.gocontainer.mojo.GocontainerMojo;
import io.github.gocontainer.mojo.Stages;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Runs {@code go test}, leaves Surefire's reports and the coverage, and fails when a test failed or too little is covered.
 */
@Mojo(name = "test", defaultPhase = LifecyclePhase.TEST, threadSafe = true, configurator = GocontainerMojo.CONFIGURATOR)
public final class TestMojo extends GocontainerMojo {

    @Override
    protected void run(Stages stages) {
        new TestStage(stages).run();
    }
}
