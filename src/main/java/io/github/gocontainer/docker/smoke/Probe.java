package io.github.gocontainer.docker.smoke;

/** Looks at a service once. */
@FunctionalInterface
interface Probe {

    ProbeResult look();
}
