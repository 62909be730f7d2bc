package io.github.gocontainer.mojo.parameters;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code <generate>}: what {@code go generate} runs; without this block it is not run. */
public final class GenerateParameters {
    /** Patterns of packages, for example {@code ./...}. */
    @Nullable
    List<String> packages;

    /** Regular expression of the directives that run. */
    @Nullable
    String run;

    /** Regular expression of the directives that do not. */
    @Nullable
    String exclude;

    /** Environment variables of the generators. */
    @Nullable
    Map<String, String> environment;

    /** Whether the build fails when what is generated is not committed as it is. */
    @Nullable
    String checkCommitted;
}
