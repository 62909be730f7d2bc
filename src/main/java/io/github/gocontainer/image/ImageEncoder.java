package io.github.gocontainer.image;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/** The port to the library that knows how archives and configurations of images are written. */
public interface ImageEncoder {

    /** Writes the layer as an uncompressed tar archive, every entry with this time. */
    void writeLayer(LayerSpec layer, Instant modified, OutputStream tar) throws IOException;

    /**
     * The image configuration in JSON: what the specification says over what the base image has.
     *
     * @param layers those above the base, in the order of the specification's layers
     */
    byte[] configuration(ImageSpec spec, List<Layer> layers) throws IOException;
}
