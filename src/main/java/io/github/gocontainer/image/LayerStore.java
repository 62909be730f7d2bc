package io.github.gocontainer.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/**
 * Makes layers, and remembers in a file beside the layout which content became which blob, so that a layer whose
 * content is known and whose blob is undamaged is not made again.
 */
final class LayerStore {

    private static final int BLOCKS_IN_FLIGHT_BEYOND_THREADS = 2;

    private final BlobStore blobs;
    private final ImageEncoder encoder;
    private final ExecutorService pool;
    private final int threads;
    private final Path memory;
    private final Map<Digest, Known> known;
    private final Map<Digest, Known> used = new ConcurrentHashMap<>();

    private record Known(Digest blob, long size, Digest diffId) {}

    LayerStore(BlobStore blobs, ImageEncoder encoder, ExecutorService pool, int threads, Path memory) {
        this.blobs = blobs;
        this.encoder = encoder;
        this.pool = pool;
        this.threads = threads;
        this.memory = memory;
        this.known = read(memory);
    }

    /** The layer's blob, made when it is not there; the same content asked for twice is made once. */
    Layer layer(LayerSpec spec, Instant modified, String mediaType) throws IOException {
        Digest key = ContentKey.of(spec, modified);
        Known found;
        synchronized (lockOf(key)) {
            found = used.get(key);
            if (found == null) {
                found = intact(key).orElse(null);
            }
            if (found == null) {
                found = make(spec, modified);
            }
            used.put(key, found);
        }
        return new Layer(spec.name(), Descriptor.of(mediaType, found.blob(), found.size()), found.diffId());
    }

    private final Map<Digest, Object> locks = new ConcurrentHashMap<>();

    private Object lockOf(Digest key) {
        return locks.computeIfAbsent(key, unused -> new Object());
    }

    private Optional<Known> intact(Digest key) throws IOException {
        Known entry = known.get(key);
        return entry != null && blobs.holds(entry.blob(), entry.size()) ? Optional.of(entry) : Optional.empty();
    }

    private Known make(LayerSpec spec, Instant modified) throws IOException {
        Path temporary = AtomicFiles.temporaryBeside(blobs.path(new ContentKey().finished()));
        try {
            MessageDigest compressed = Digest.newMessageDigest();
            MessageDigest archive = Digest.newMessageDigest();
            try (OutputStream file = new DigestOutputStream(Files.newOutputStream(temporary), compressed);
                    OutputStream gzip =
                            new BlockGzipOutputStream(file, pool, threads + BLOCKS_IN_FLIGHT_BEYOND_THREADS);
                    OutputStream tar = new DigestOutputStream(gzip, archive)) {
                encoder.writeLayer(spec, modified, tar);
            }
            Known made = new Known(Digest.from(compressed), Files.size(temporary), Digest.from(archive));
            AtomicFiles.moveInPlace(temporary, blobs.path(made.blob()));
            return made;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Remembers what was used since this store was made; what was not used is forgotten. */
    void remember() throws IOException {
        ObjectNode document = Json.object();
        document.put("schemaVersion", 1);
        ObjectNode layers = document.putObject("layers");
        SortedMap<Digest, Known> sorted = new TreeMap<>(used);
        sorted.forEach((key, value) -> layers.putObject(key.hex())
                .put("digest", value.blob().toString())
                .put("size", value.size())
                .put("diffId", value.diffId().toString()));
        AtomicFiles.write(memory, Json.pretty(document));
    }

    private static Map<Digest, Known> read(Path memory) {
        Map<Digest, Known> entries = new TreeMap<>();
        if (!Files.isRegularFile(memory)) {
            return entries;
        }
        try {
            for (Map.Entry<String, JsonNode> entry :
                    Json.parse(Files.readAllBytes(memory)).path("layers").properties()) {
                JsonNode value = entry.getValue();
                entries.put(
                        new Digest(entry.getKey()),
                        new Known(
                                Digest.parse(value.path("digest").asText()),
                                value.path("size").asLong(),
                                Digest.parse(value.path("diffId").asText())));
            }
            return entries;
        } catch (IOException | IllegalArgumentException damaged) {
            // Only a memory: without it the layers are made again.
            return new TreeMap<>();
        }
    }
}
