package io.github.gocontainer.mojo.parameters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code <sbom>}: the bills of materials beside the image. */
public final class SbomParameters {
    /** {@code cyclonedx} and {@code spdx} (the default), or {@code none}. */
    @Nullable
    List<String> formats;

    /** Whether {@code push} attaches them to the image in the registry. */
    @Nullable
    String attach;
}
