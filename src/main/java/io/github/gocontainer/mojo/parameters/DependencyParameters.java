package io.github.gocontainer.mojo.parameters;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code <dependency>}: a container that the service needs. */
public final class DependencyParameters {
    /** Its host name for the service. */
    @Nullable
    String name;

    /** Its image. */
    @Nullable
    String image;

    /** Environment variables. */
    @Nullable
    Map<String, String> environment;

    /** Arguments in place of those of the image. */
    @Nullable
    List<String> args;

    /** The memory limit, for example {@code 1G}. */
    @Nullable
    String memory;

    /** What must be true before the next container is started. */
    @Nullable
    List<StepParameters> steps;
}
