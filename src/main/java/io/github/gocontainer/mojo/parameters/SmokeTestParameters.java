package io.github.gocontainer.mojo.parameters;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code <smokeTest>}: how the image is started and looked at before it ships. */
public final class SmokeTestParameters {
    /** {@code docker}, {@code process}, or {@code auto}: Docker when an engine answers, else the process. */
    @Nullable
    String runtime;

    /** {@code fail} or {@code skip}: what happens where no Docker engine answers. */
    @Nullable
    String withoutDocker;

    /** Which of the image's platforms is started; without it, that of the engine or machine. */
    @Nullable
    String platform;

    /** Environment variables, added to those of the image. */
    @Nullable
    Map<String, String> environment;

    /** Arguments in place of those of the image. */
    @Nullable
    List<String> args;

    /** Folders that the service can write to, in memory; the rest of its files is read-only. */
    @Nullable
    List<String> writablePaths;

    /** The memory limit, for example {@code 512M}. */
    @Nullable
    String memory;

    /** How many processes and threads it may have. */
    @Nullable
    String processes;

    /** The time limit of the whole test, for example {@code 5m}. */
    @Nullable
    String timeout;

    /** The deadline for a clean end after SIGTERM. */
    @Nullable
    String stopTimeout;

    /** The exit codes that are a clean end. */
    @Nullable
    List<String> stopExitCodes;

    /** What must be true, in this order; without it, that every TCP port of the image accepts connections. */
    @Nullable
    List<StepParameters> steps;

    /** Containers that the service needs. */
    @Nullable
    List<DependencyParameters> dependencies;
}
