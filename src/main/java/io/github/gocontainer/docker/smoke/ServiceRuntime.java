package io.github.gocontainer.docker.smoke;

import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.oci.PlatformManifest;

/** Starts images: a Docker engine, or this machine. */
public interface ServiceRuntime {

    /** The image of the platform that it runs. */
    PlatformManifest image();

    /** The platform that it runs without emulation. */
    Platform host();

    /**
     * Starts the dependencies, waits for each, and starts the service.
     *
     * @param waiting what waits for a dependency, and fails when it does not become ready
     * @throws io.github.gocontainer.failure.BuildFailure when something could not be started; everything that was
     *     started is removed then
     */
    Service start(SmokeTestSpec spec, DependencyWait waiting);
}
