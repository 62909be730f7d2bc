package io.github.gocontainer.image;

import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageReference;

/**
 * The image of one platform that ours stands on; its blobs lie in a store on this machine.
 *
 * @param reference as the user gave it
 * @param digest what the reference led to: of the index where there is one
 * @param manifest of this platform's image
 */
public record BaseImage(ImageReference reference, Digest digest, Descriptor manifest, BlobStore store) {}
