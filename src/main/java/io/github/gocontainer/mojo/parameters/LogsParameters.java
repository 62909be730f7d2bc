package io.github.gocontainer.mojo.parameters;

import org.jspecify.annotations.Nullable;

/** {@code <logs>}: what the goal shows. */
public final class LogsParameters {
    /** Whether it goes on until it is interrupted. */
    @Nullable
    String follow;

    /** How many lines of each container are shown first; 100 without it. */
    @Nullable
    String tail;

    /** Whether the containers that ran before the last restart are shown. */
    @Nullable
    String previous;
}
