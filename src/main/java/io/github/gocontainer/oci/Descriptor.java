package io.github.gocontainer.oci;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one document of an image says about another blob: its type, digest and size.
 *
 * @param size in bytes, never negative
 * @param platform where the blob is the manifest or index entry of one platform
 * @param annotations sorted, so that a document made of it is always the same
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md">OCI image specification,
 *     descriptor.md</a>
 */
public record Descriptor(
        String mediaType,
        Digest digest,
        long size,
        Optional<Platform> platform,
        SortedMap<String, String> annotations) {

    public Descriptor {
        if (size < 0) {
            throw new IllegalArgumentException("a descriptor's size is " + size + " bytes: expected 0 or more");
        }
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }

    /** A descriptor without platform and annotations. */
    public static Descriptor of(String mediaType, Digest digest, long size) {
        return new Descriptor(mediaType, digest, size, Optional.empty(), new TreeMap<>());
    }

    /** The same blob, said to be of this platform. */
    public Descriptor withPlatform(Platform of) {
        return new Descriptor(mediaType, digest, size, Optional.of(of), annotations);
    }
}
