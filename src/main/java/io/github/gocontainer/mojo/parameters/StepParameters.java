package io.github.gocontainer.mojo.parameters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code <step>}: one thing that must be true; exactly one of log, tcp, http, exitCode, command, goTest. */
public final class StepParameters {
    /** Its name in reports. */
    @Nullable
    String name;

    /** A regular expression that must be found in a log line. */
    @Nullable
    String log;

    /** A port that must accept connections. */
    @Nullable
    String tcp;

    /** A path that must be answered. */
    @Nullable
    String http;

    /** The status of the answer; 200 without it. */
    @Nullable
    String status;

    /** A regular expression that must be found in the answer. */
    @Nullable
    String body;

    /** The port that answers; without it, the first of the image. */
    @Nullable
    String port;

    /** The code with which the service must end by itself. */
    @Nullable
    String exitCode;

    /** A command that must succeed: the program and its arguments. */
    @Nullable
    List<String> command;

    /** Packages whose integration tests must succeed, for example {@code ./...}. */
    @Nullable
    List<String> goTest;

    /** The time limit, for example {@code 30s}. */
    @Nullable
    String timeout;
}
