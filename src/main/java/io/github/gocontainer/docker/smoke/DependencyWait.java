package io.github.gocontainer.docker.smoke;

/** Waits until a dependency is ready. */
@FunctionalInterface
public interface DependencyWait {

    /** Returns when all steps of the dependency have succeeded; throws a BuildFailure else. */
    void until(Dependency dependency, Service started);
}
