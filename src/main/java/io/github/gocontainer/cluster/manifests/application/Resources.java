package io.github.gocontainer.cluster.manifests.application;

/** What one pod is promised, and what it may not exceed. */
public record Resources(Amounts requests, Amounts limits) {

    /** Processors, bytes of memory, and bytes of files and logs. */
    public record Amounts(Quantity cpu, Quantity memory, Quantity ephemeralStorage) {}
}
