package io.github.gocontainer.mojo.parameters;

import org.jspecify.annotations.Nullable;

/** {@code <load>}: where goal load puts the image. */
public final class LoadParameters {
    /** {@code docker}, {@code kind}, {@code k3d}, {@code minikube} or {@code containerd}. */
    @Nullable
    String target;

    /** The name of the kind or k3d cluster, or minikube's profile. */
    @Nullable
    String cluster;

    /** The namespace of containerd. */
    @Nullable
    String namespace;

    /** Name and tag under which the image is loaded. */
    @Nullable
    String image;
}
