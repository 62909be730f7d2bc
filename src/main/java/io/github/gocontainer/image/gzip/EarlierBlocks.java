package io.github.gocontainer.image.gzip;

import io.github.gocontainer.oci.Digest;
import java.util.Optional;

/** Where compressed blocks of earlier builds are, so that those of which no byte has changed are not compressed again. */
@FunctionalInterface
public interface EarlierBlocks {

    /** Knows none. */
    EarlierBlocks NONE = key -> Optional.empty();

    /**
     * What a block with this key became; empty when that is not known or no longer what it was. May be called by several threads
     * at a time.
     */
    Optional<byte[]> find(Digest key);
}
