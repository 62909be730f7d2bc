package io.github.gocontainer.image;

import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Digest;

/**
 * A layer that lies in a layout.
 *
 * @param name what it is for
 * @param blob the compressed archive
 * @param diffId the digest of the archive before compression
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#layer-diffid">OCI image
 *     specification, config.md, Layer DiffID</a>
 */
public record Layer(String name, Descriptor blob, Digest diffId) {}
