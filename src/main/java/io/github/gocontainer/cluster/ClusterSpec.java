package io.github.gocontainer.cluster;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which cluster and which of its namespaces the user means.
 *
 * @param context of the kubeconfig; may only be left out within a cluster
 * @param namespace else that of the context
 * @param kubeconfig else the files of {@code KUBECONFIG}, else {@code ~/.kube/config}
 */
public record ClusterSpec(Optional<String> context, Optional<String> namespace, Optional<Path> kubeconfig) {}
