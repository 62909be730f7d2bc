package io.github.gocontainer.registry.pull;

import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which image is needed for which platforms, and where it is kept.
 *
 * @param reference with a digest it is never asked for again once it is in the cache
 * @param mirror the copy that is read; what it is, and under which name the cache knows it, the reference says
 * @param platforms at least one
 * @param offline whether the cache must do
 * @param cacheDirectory holds {@code blobs/sha256/} and {@code references/}; may be shared by builds that run at the
 *     same time
 */
public record PullSpec(
        ImageReference reference,
        Optional<ImageReference> mirror,
        List<Platform> platforms,
        boolean offline,
        Path cacheDirectory) {

    /** Read from the reference's own registry. */
    public PullSpec(ImageReference reference, List<Platform> platforms, boolean offline, Path cacheDirectory) {
        this(reference, Optional.empty(), platforms, offline, cacheDirectory);
    }

    public PullSpec {
        platforms = platforms.stream().distinct().toList();
        if (platforms.isEmpty()) {
            throw new IllegalArgumentException("no platform of " + reference + " is wanted: expected 1 or more");
        }
    }

    /** The same read from a copy. */
    public PullSpec from(ImageReference copy) {
        return new PullSpec(reference, Optional.of(copy), platforms, offline, cacheDirectory);
    }

    /** Where it is read. */
    public ImageReference place() {
        return mirror.orElse(reference);
    }

    /** The beginning of messages. */
    String what() {
        return "pulling " + reference
                + mirror.map(copy -> " from the mirror " + copy.name()).orElse("");
    }
}
