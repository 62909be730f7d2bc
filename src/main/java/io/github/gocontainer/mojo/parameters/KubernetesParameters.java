package io.github.gocontainer.mojo.parameters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code <kubernetes>}: which workload of which cluster the image is rolled out to. */
public final class KubernetesParameters {
    /** The context of the kubeconfig; must be named outside a cluster. */
    @Nullable
    String context;

    /** The namespace; that of the context without it. */
    @Nullable
    String namespace;

    /** The kubeconfig; without it {@code KUBECONFIG}, else {@code ~/.kube/config}. */
    @Nullable
    String kubeconfig;

    /** The name of an existing Deployment, or workload of another kind, that gets the image. */
    @Nullable
    String deployment;

    /** {@code Deployment} (the default), {@code StatefulSet} or {@code DaemonSet}. */
    @Nullable
    String kind;

    /** The container that gets the image; may be left out where there is only one. */
    @Nullable
    String container;

    /** The init containers that get the image as well. */
    @Nullable
    List<String> initContainers;

    /** How the rollout is waited for. */
    @Nullable
    RolloutParameters rollout;
}
