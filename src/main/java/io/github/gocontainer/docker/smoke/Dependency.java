package io.github.gocontainer.docker.smoke;

import io.github.gocontainer.oci.ImageReference;

/**
 * A container that the service needs, started before it on a network of their own.
 *
 * @param name under which the service finds it on this network
 */
public record Dependency(String name, ImageReference image, ServiceSpec service) {}
