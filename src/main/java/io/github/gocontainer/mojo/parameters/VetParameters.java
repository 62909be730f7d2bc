package io.github.gocontainer.mojo.parameters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code <vet>}: who looks at the sources, and whether findings fail the build. */
public final class VetParameters {
    /** Whether findings fail the build; they are warnings without it. */
    @Nullable
    String fail;

    /** Patterns of packages; {@code ./...} without it. */
    @Nullable
    List<String> packages;

    /** Flags of {@code go vet}, for example {@code -composites=false}. */
    @Nullable
    List<String> flags;

    /** Whether the format is compared with gofmt's. */
    @Nullable
    String gofmt;

    /** Whether staticcheck looks too: {@code true}, or its version. */
    @Nullable
    String staticcheck;

    /** Whether golangci-lint looks too: {@code true}, or its version. */
    @Nullable
    String golangciLint;

    /** Patterns of files whose findings do not count. */
    @Nullable
    List<String> excludes;
}
