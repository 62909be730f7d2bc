package io.github.gocontainer.cluster.rollout;

/**
 * Which lines of the containers are shown.
 *
 * @param follow whether it goes on with those that are still to come
 * @param tail how many of the last lines of each container
 * @param previous whether of the containers that ran before the last restart
 */
public record LogsSpec(boolean follow, int tail, boolean previous) {}
