package io.github.gocontainer.image;

import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Platform;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A finished image in its layout.
 *
 * @param root the manifest, or the index over several
 * @param platforms the image of each platform
 */
public record BuiltImage(Descriptor root, SortedMap<Platform, PlatformImage> platforms) {

    /**
     * The image of one platform.
     *
     * @param compressedSize of all its layers, in bytes: what a node downloads
     */
    public record PlatformImage(Descriptor manifest, long compressedSize) {}

    public BuiltImage {
        platforms = Collections.unmodifiableSortedMap(new TreeMap<>(platforms));
    }
}
