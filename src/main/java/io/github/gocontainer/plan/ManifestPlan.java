package io.github.gocontainer.plan;

import io.github.gocontainer.cluster.manifests.ManifestSpec;
import java.util.SortedMap;

/**
 * The manifests of the application.
 *
 * @param values of <code>${NAME}</code> that the POM has
 */
public record ManifestPlan(ManifestSpec spec, SortedMap<String, String> values) {}
