package io.github.gocontainer.mojo.docker;

import io.github.gocontainer.docker.engine.ContainerRuntime;
import io.github.gocontainer.docker.engine.Engine;
import io.github.gocontainer.docker.process.MachinePlatform;
import io.github.gocontainer.docker.process.ProcessRuntime;
import io.github.gocontainer.docker.smoke.PlatformChoice;
import io.github.gocontainer.docker.smoke.RuntimeChoice;
import io.github.gocontainer.docker.smoke.ServiceRuntime;
import io.github.gocontainer.docker.smoke.SmokeTestSpec;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.mojo.Environment;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.oci.PlatformManifest;
import io.github.gocontainer.process.SystemProcessStarter;
import java.util.Optional;
import java.util.SortedMap;

/** Chooses and opens what starts the image. */
final class Runtimes implements AutoCloseable {

    private final Stages stages;
    private final SmokeTestSpec spec;
    private final SortedMap<Platform, PlatformManifest> image;
    private Optional<Engine> engine = Optional.empty();
    private String whyNone = "";

    Runtimes(Stages stages, SmokeTestSpec spec, SortedMap<Platform, PlatformManifest> image) {
        this.stages = stages;
        this.spec = spec;
        this.image = image;
    }

    /** Empty when there is none, and the user said that this is no failure. */
    Optional<ServiceRuntime> open() {
        return switch (spec.runtime()) {
            case PROCESS -> Optional.of(process());
            case DOCKER, AUTO -> dockerOrElse();
        };
    }

    /** Why {@link #open()} found none, in a sentence. */
    String whyNone() {
        return whyNone;
    }

    private Optional<ServiceRuntime> dockerOrElse() {
        try {
            engine = Optional.of(Engine.connect(Engines.address(stages.context())));
        } catch (BuildFailure e) {
            if (e.code() != FailureCode.DOCKER) {
                throw e;
            }
            if (spec.runtime() == RuntimeChoice.AUTO) {
                return Optional.of(instead(e));
            }
            if (spec.skipWithoutDocker()) {
                whyNone = e.getMessage();
                return Optional.empty();
            }
            throw e;
        }
        PlatformManifest chosen =
                PlatformChoice.choose(image, spec.platform(), engine.get().platform(), "the engine");
        return Optional.of(new ContainerRuntime(engine.get(), chosen, new EngineLogins(stages)::find, stages.log()));
    }

    private ServiceRuntime instead(BuildFailure absent) {
        if (!spec.dependencies().isEmpty()) {
            throw new BuildFailure(
                    absent.code(),
                    absent.getMessage() + "; a process cannot have the <dependencies>, which are containers",
                    absent.hint().orElse(null),
                    absent);
        }
        stages.log().detail(absent.getMessage());
        return process();
    }

    private ServiceRuntime process() {
        Environment environment = stages.context().environment();
        Platform host = MachinePlatform.of(environment.osName(), environment.osArchitecture());
        PlatformManifest chosen = PlatformChoice.choose(image, spec.platform(), host, "this machine");
        return new ProcessRuntime(
                chosen, host, stages.plan().workspace().temporary().resolve("smoke-test"), new SystemProcessStarter());
    }

    @Override
    public void close() {
        engine.ifPresent(Engine::close);
    }
}
