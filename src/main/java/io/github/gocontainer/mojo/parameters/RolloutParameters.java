package io.github.gocontainer.mojo.parameters;

import org.jspecify.annotations.Nullable;

/** {@code <kubernetes><rollout>}: how a rollout is waited for. */
public final class RolloutParameters {
    /** The longest time that a rollout may take, for example {@code 10m} (the default). */
    @Nullable
    String timeout;

    /** Whether a version that does not become ready is undone; {@code true} without it. */
    @Nullable
    String undo;
}
