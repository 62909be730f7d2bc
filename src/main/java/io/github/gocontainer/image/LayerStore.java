package io.github.gocontainer.image;

import io.github.gocontainer.image.BuildMemory.MadeLayer;
import io.github.gocontainer.image.gzip.EarlierBlocks;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;

/** Makes layers; one whose content is known and whose blob is undamaged is not made again. */
final class LayerStore {

    private final BlobStore blobs;
    private final ImageEncoder encoder;
    private final ExecutorService pool;
    private final int threads;
    private final SortedMap<Digest, MadeLayer> known;
    private final EarlierBlocks earlier;
    private final SortedMap<Digest, MadeLayer> used = new TreeMap<>();

    LayerStore(
            BlobStore blobs,
            ImageEncoder encoder,
            ExecutorService pool,
            int threads,
            SortedMap<Digest, MadeLayer> known) {
        this.blobs = blobs;
        this.encoder = encoder;
        this.pool = pool;
        this.threads = threads;
        this.known = known;
        this.earlier = new BlocksOfLayers(blobs, known.values());
    }

    /**
     * The layer's blob, made when it is not there.
     *
     * @param key of the layer's content, time and compression
     * @param image says the time, the compression and the family of media types
     */
    Layer layer(LayerSpec spec, Digest key, ImageSpec image) throws IOException {
        MadeLayer layer = made(spec, key, image);
        used.put(key, layer);
        String mediaType = image.format().layer(image.compression());
        return new Layer(spec.name(), Descriptor.of(mediaType, layer.blob(), layer.size()), layer.diffId());
    }

    /** What was made or found since this store is there. */
    SortedMap<Digest, MadeLayer> used() {
        return used;
    }

    private MadeLayer made(LayerSpec spec, Digest key, ImageSpec image) throws IOException {
        MadeLayer ofThisBuild = used.get(key);
        if (ofThisBuild != null) {
            return ofThisBuild;
        }
        MadeLayer earlier = known.get(key);
        if (earlier != null && blobs.holds(earlier.blob(), earlier.size())) {
            return earlier;
        }
        return make(spec, image);
    }

    private MadeLayer make(LayerSpec spec, ImageSpec image) throws IOException {
        Path temporary = AtomicFiles.temporaryBeside(blobs.path(new ContentKey().finished()));
        try {
            MessageDigest compressed = Digest.newMessageDigest();
            MessageDigest archive = Digest.newMessageDigest();
            LayerCompressor compressor = new LayerCompressor(pool, threads, earlier);
            try (OutputStream file = new DigestOutputStream(Files.newOutputStream(temporary), compressed);
                    OutputStream compressing = compressor.open(file, image.compression());
                    OutputStream tar = new DigestOutputStream(compressing, archive)) {
                encoder.writeLayer(spec, image.created(), tar);
            }
            MadeLayer made = new MadeLayer(
                    Digest.from(compressed), Files.size(temporary), Digest.from(archive), compressor.blocks());
            AtomicFiles.moveInPlace(temporary, blobs.path(made.blob()));
            return made;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
