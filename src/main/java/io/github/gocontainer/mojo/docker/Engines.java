package io.github.gocontainer.mojo.docker;

import io.github.gocontainer.docker.engine.EngineAddress;
import io.github.gocontainer.docker.engine.EngineLocator;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.mojo.Environment;
import io.github.gocontainer.mojo.MavenContext;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Finds the engine of this user's. */
public final class Engines {

    private Engines() {}

    public static EngineAddress address(MavenContext context) {
        Environment environment = context.environment();
        return new EngineLocator(
                        Environment.variables(),
                        home(environment),
                        environment.osName().toLowerCase(Locale.ROOT).startsWith("windows"))
                .locate();
    }

    static Optional<Path> home(Environment environment) {
        try {
            return Optional.of(environment.home());
        } catch (BuildFailure unknown) {
            return Optional.empty();
        }
    }
}
