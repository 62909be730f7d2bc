package io.github.gocontainer.cluster.manifests.application;

/**
 * The three questions that Kubernetes asks a pod.
 *
 * @param readiness whether requests are sent to it
 * @param liveness whether it is restarted
 * @param startup whether the other two are asked yet
 */
public record Probes(Probe readiness, Probe liveness, Probe startup) {}
