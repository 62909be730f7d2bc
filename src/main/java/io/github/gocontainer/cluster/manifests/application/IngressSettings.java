package io.github.gocontainer.cluster.manifests.application;

import java.util.Optional;

/**
 * How the application is reached from outside.
 *
 * @param path a prefix
 * @param className empty for the cluster's default
 * @param tlsSecret empty for plain HTTP, or for an ingress controller with a certificate of its own
 */
public record IngressSettings(String host, String path, Optional<String> className, Optional<String> tlsSecret) {}
