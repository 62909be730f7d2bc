package io.github.gocontainer.mojo.quality;

import io.github.gocontainer.golang.generate.GenerateSpec;
import io.github.gocontainer.golang.generate.GoGenerate;
import io.github.gocontainer.mojo.GocontainerMojo;
import io.github.gocontainer.mojo.HostGo;
import io.github.gocontainer.mojo.Stages;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Runs {@code go generate}, when there is a {@code <generate>} block. */
@Mojo(
        name = "generate",
        defaultPhase = LifecyclePhase.GENERATE_SOURCES,
        threadSafe = true,
        configurator = GocontainerMojo.CONFIGURATOR)
public final class GenerateMojo extends GocontainerMojo {

    @Override
    protected void run(Stages stages) {
        stages.plan().generate().ifPresent(spec -> generate(stages, spec));
    }

    private static void generate(Stages stages, GenerateSpec spec) {
        HostGo go = stages.hostGo(stages.plan().compile().cgo());
        go.unchanged(() -> {
            new GoGenerate(stages.toolchain(), go.tool().environment(), stages.runner(), stages.log()).run(spec);
            return spec;
        });
    }
}
