package io.github.gocontainer.cluster.rollout;

import java.time.Duration;

/**
 * How a rollout is waited for.
 *
 * @param timeout the longest time that it may take, and the undoing as well
 * @param undo whether a version that does not become ready is undone
 */
public record RolloutSpec(Duration timeout, boolean undo) {}
