package io.github.gocontainer.cluster.rollout;

/**
 * Something wrong with a new pod.
 *
 * @param hopeless whether waiting longer cannot help
 * @param sentence which pod and container, where, and what the server says about it
 */
public record PodTrouble(boolean hopeless, String sentence) {}
