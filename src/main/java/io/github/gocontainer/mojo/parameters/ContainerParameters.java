package io.github.gocontainer.mojo.parameters;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code <container>}: what a container of the image runs and how. */
public final class ContainerParameters {
    /** The program and its first arguments; without it, the first binary. */
    @Nullable
    List<String> entrypoint;

    /** Arguments that {@code docker run} and Kubernetes can replace. */
    @Nullable
    List<String> args;

    /** Environment variables. */
    @Nullable
    Map<String, String> environment;

    /** Ports that the program listens on, for example {@code 8080} or {@code 53/udp}. */
    @Nullable
    List<String> ports;

    /** User and group, best numeric. */
    @Nullable
    String user;

    /** The folder in which the program starts. */
    @Nullable
    String workingDirectory;

    /** Labels of the image configuration. */
    @Nullable
    Map<String, String> labels;

    /** Annotations of the manifests and the index. */
    @Nullable
    Map<String, String> annotations;

    /** Folders that are volumes. */
    @Nullable
    List<String> volumes;

    /** The signal that asks the program to end, for example {@code SIGINT}. */
    @Nullable
    String stopSignal;

    /** How Docker and Podman find out whether a container is well; Kubernetes has its own probes. */
    @Nullable
    HealthCheckParameters healthCheck;

    /** {@code OCI} or {@code Docker}. */
    @Nullable
    String format;

    /** {@code none}, {@code gzip-fast}, {@code gzip-best} or {@code zstd}. */
    @Nullable
    String compression;

    /** The time of every file and of the image; without it, {@code project.build.outputTimestamp}, else the epoch. */
    @Nullable
    String creationTime;

    /** The folder of the binaries in the image. */
    @Nullable
    String appRoot;

    /** {@code bundled}, {@code none}, or PEM files. */
    @Nullable
    List<String> caCertificates;

    /** Whether the folder {@code kodata} beside package main is in the image, as ko has it. */
    @Nullable
    String kodata;

    /** Whether the rules of all time zones are in the image. */
    @Nullable
    String timezoneData;
}
