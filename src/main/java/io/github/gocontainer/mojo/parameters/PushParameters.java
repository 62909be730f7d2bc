package io.github.gocontainer.mojo.parameters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code <push>}: what must be true before the image is pushed. */
public final class PushParameters {
    /** The gates that must have passed for exactly this image: tests, coverage, scan, smokeTest. */
    @Nullable
    List<String> require;
}
