package io.github.gocontainer.image.gzip;

import io.github.gocontainer.oci.Digest;

/**
 * A block as it was written, byte for byte behind the one before.
 *
 * @param key of everything that it depends on
 * @param digest of its compressed bytes
 * @param length of these
 */
public record WrittenBlock(Digest key, Digest digest, int length) {

    private static final int LONGEST = 2 * CompressionBlock.SIZE;

    public WrittenBlock {
        if (length < 0 || length > LONGEST) {
            throw new IllegalArgumentException("a block of " + length + " bytes: expected 0 to " + LONGEST);
        }
    }
}
