package io.github.gocontainer.registry;

import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Platform;
import java.nio.file.Path;
import java.util.List;

/**
 * Which image is needed for which platforms, and where it is kept.
 *
 * @param reference with a digest it is never asked for again once it is in the cache
 * @param platforms at least one
 * @param offline whether the cache must do
 * @param cacheDirectory holds {@code blobs/sha256/} and {@code references/}; may be shared by builds that run at the
 *     same time
 */
public record PullSpec(ImageReference reference, List<Platform> platforms, boolean offline, Path cacheDirectory) {

    public PullSpec {
        platforms = platforms.stream().distinct().toList();
        if (platforms.isEmpty()) {
            throw new IllegalArgumentException("no platform of " + reference + " is wanted: expected 1 or more");
        }
    }
}
