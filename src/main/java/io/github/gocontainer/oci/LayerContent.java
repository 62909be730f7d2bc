package io.github.gocontainer.oci;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;

/**
 * The tar of a layer, whatever compresses it.
 *
 * @param blobs that have the layer
 * @param layer with a media type of a layer
 */
public record LayerContent(BlobStore blobs, Descriptor layer) {

    private static final int BUFFER = 1 << 16;
    private static final Set<String> GZIP = Set.of(MediaTypes.OCI_LAYER_GZIP, MediaTypes.DOCKER_LAYER_GZIP);
    private static final Set<String> PLAIN = Set.of(MediaTypes.OCI_LAYER, MediaTypes.DOCKER_LAYER);

    /** Whether it is compressed in a way that every version of Docker reads, or not at all. */
    public boolean isReadEverywhere() {
        return GZIP.contains(layer.mediaType()) || PLAIN.contains(layer.mediaType());
    }

    /**
     * Opens the uncompressed tar.
     *
     * @throws IOException when the layer is missing or of a type that is not known
     */
    public InputStream open() throws IOException {
        InputStream file = new BufferedInputStream(Files.newInputStream(blobs.path(layer.digest())), BUFFER);
        try {
            if (PLAIN.contains(layer.mediaType())) {
                return file;
            }
            if (GZIP.contains(layer.mediaType())) {
                return new GZIPInputStream(file, BUFFER);
            }
            if (layer.mediaType().equals(MediaTypes.OCI_LAYER_ZSTD)) {
                return new ZstdCompressorInputStream(file);
            }
            throw new IOException("layer " + layer.digest() + " is of type " + layer.mediaType()
                    + ": expected a tar, uncompressed or compressed by gzip or zstd");
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }
}
