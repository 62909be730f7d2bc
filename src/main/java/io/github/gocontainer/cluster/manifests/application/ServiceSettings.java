package io.github.gocontainer.cluster.manifests.application;

import java.util.Optional;

/**
 * How the application is reached.
 *
 * @param type {@code ClusterIP}, {@code NodePort} or {@code LoadBalancer}
 * @param port of the main port; that of the container when it is empty
 * @param nodePort of the main port; chosen by the cluster when it is empty
 */
public record ServiceSettings(String type, Optional<Integer> port, Optional<Integer> nodePort) {}
