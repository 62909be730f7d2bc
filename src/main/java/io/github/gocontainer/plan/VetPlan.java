package io.github.gocontainer.plan;

import io.github.gocontainer.quality.vet.VetSpec;

/**
 * Who looks at the sources.
 *
 * @param fail whether findings fail the build
 */
public record VetPlan(VetSpec spec, boolean fail) {}
