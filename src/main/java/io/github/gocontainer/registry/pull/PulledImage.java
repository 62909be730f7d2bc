package io.github.gocontainer.registry.pull;

import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Platform;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An image that is complete in the cache, every digest checked in this build.
 *
 * @param reference as it was asked for
 * @param digest of the manifest or index that the reference means
 * @param manifests the manifest for each platform that was wanted; its own platform can be an older variant
 * @param store holds the manifests, configurations and layers
 */
public record PulledImage(
        ImageReference reference, Digest digest, SortedMap<Platform, Descriptor> manifests, BlobStore store) {

    public PulledImage {
        manifests = Collections.unmodifiableSortedMap(new TreeMap<>(manifests));
    }
}
