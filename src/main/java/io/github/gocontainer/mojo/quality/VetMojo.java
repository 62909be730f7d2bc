package io.github.gocontainer.mojo.quality;

import io.github.gocontainer.mojo.GocontainerMojo;
import io.github.gocontainer.mojo.Stages;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Lets {@code go vet}, {@code gofmt} and optionally staticcheck and golangci-lint look at the sources; warns unless told to fail. */
@Mojo(
        name = "vet",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        threadSafe = true,
        configurator = GocontainerMojo.CONFIGURATOR)
public final class VetMojo extends GocontainerMojo {

    @Override
    protected void run(Stages stages) {
        new VetStage(stages).run();
    }
}
