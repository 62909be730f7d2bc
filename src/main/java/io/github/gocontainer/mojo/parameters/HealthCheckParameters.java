package io.github.gocontainer.mojo.parameters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code <healthCheck>}: the command that an engine runs in the container, and how often. */
public final class HealthCheckParameters {
    /** A program in the image and its arguments; {@code none} switches off that of the base image. */
    @Nullable
    List<String> command;

    /** The time between two checks, for example {@code 30s}. */
    @Nullable
    String interval;

    /** The time limit of a check. */
    @Nullable
    String timeout;

    /** The time after the start in which failures do not count. */
    @Nullable
    String startPeriod;

    /** The time between two checks within the start period. */
    @Nullable
    String startInterval;

    /** How many failures in a row mean unhealthy. */
    @Nullable
    String retries;
}
