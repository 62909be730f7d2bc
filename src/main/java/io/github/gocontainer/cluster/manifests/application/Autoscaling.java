package io.github.gocontainer.cluster.manifests.application;

import java.util.Optional;
import java.util.SortedMap;

/**
 * How many pods there are under which load.
 *
 * @param cpu average use in percent of what is requested
 * @param memory average use in percent of what is requested
 * @param podMetrics average of a metric of every pod by its name, for example the length of a request queue
 */
public record Autoscaling(
        int minReplicas,
        int maxReplicas,
        Optional<Integer> cpu,
        Optional<Integer> memory,
        SortedMap<String, Quantity> podMetrics) {}
