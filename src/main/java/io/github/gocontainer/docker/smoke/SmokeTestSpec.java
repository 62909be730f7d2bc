package io.github.gocontainer.docker.smoke;

import io.github.gocontainer.oci.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A smoke test as it was planned.
 *
 * @param skipWithoutDocker whether no test is no failure where no Docker engine answers
 * @param platform empty for that of the engine or machine
 * @param writableFolders of the container, in memory; everything else is read-only
 * @param timeout for all of it, from the start to the end of the service
 * @param logFile where all that the service writes is kept
 */
public record SmokeTestSpec(
        RuntimeChoice runtime,
        boolean skipWithoutDocker,
        Optional<Platform> platform,
        ServiceSpec service,
        List<String> writableFolders,
        List<Dependency> dependencies,
        StopSpec stop,
        Duration timeout,
        Path logFile) {

    public SmokeTestSpec {
        writableFolders = List.copyOf(writableFolders);
        dependencies = List.copyOf(dependencies);
    }
}
