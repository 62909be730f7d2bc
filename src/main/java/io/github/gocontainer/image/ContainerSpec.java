package io.github.gocontainer.image;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a container of the image runs and how.
 *
 * @param ports with their protocol, for example {@code 8080/tcp}
 * @param user {@code user} or {@code user:group}, best numeric
 * @param workingDirectory empty for that of the base image
 * @param stopSignal for example {@code SIGINT}; empty for that of the base image
 * @param healthCheck empty for that of the base image
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties">OCI image specification,
 *     config.md, Properties</a>
 */
public record ContainerSpec(
        List<String> entrypoint,
        List<String> arguments,
        SortedMap<String, String> environment,
        SortedSet<String> ports,
        String user,
        Optional<String> workingDirectory,
        SortedMap<String, String> labels,
        SortedSet<String> volumes,
        Optional<String> stopSignal,
        Optional<HealthCheck> healthCheck) {

    public ContainerSpec {
        entrypoint = List.copyOf(entrypoint);
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        ports = Collections.unmodifiableSortedSet(new TreeSet<>(ports));
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        volumes = Collections.unmodifiableSortedSet(new TreeSet<>(volumes));
    }
}
