package io.github.gocontainer.mojo.parameters;

import org.jspecify.annotations.Nullable;

/** {@code <dependencies>}: whether go.mod is in order. */
public final class DependenciesParameters {
    /** Whether a go.mod that is not in order fails the build. */
    @Nullable
    String fail;

    /** Whether newer versions are asked for, which needs the network. */
    @Nullable
    String outdated;
}
