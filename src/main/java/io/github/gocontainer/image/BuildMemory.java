package io.github.gocontainer.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.image.gzip.WrittenBlock;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an earlier build made of which content: a file beside the layout. It is believed only as far as the blobs prove
 * to be undamaged.
 *
 * @param image the key of the whole image and the digest of its root
 * @param layers by the key of their content
 */
record BuildMemory(Optional<Map.Entry<Digest, Digest>> image, SortedMap<Digest, MadeLayer> layers) {

    /**
     * A layer that was made once.
     *
     * @param size in bytes, compressed
     * @param blocks that can be taken over into another layer; none when its compression has no such
     */
    record MadeLayer(Digest blob, long size, Digest diffId, List<WrittenBlock> blocks) {}

    /** The memory in a file; an empty one when there is no file or it is damaged, and all is made again. */
    static BuildMemory read(Path file) {
        try {
            return Files.isRegularFile(file) ? parse(Json.parse(Files.readAllBytes(file))) : empty();
        } catch (IOException | IllegalArgumentException damaged) {
            return empty();
        }
    }

    private static BuildMemory empty() {
        return new BuildMemory(Optional.empty(), new TreeMap<>());
    }

    private static BuildMemory parse(JsonNode document) {
        SortedMap<Digest, MadeLayer> layers = new TreeMap<>();
        document.path("layers")
                .properties()
                .forEach(entry -> layers.put(
                        new Digest(entry.getKey()),
                        new MadeLayer(
                                digest(entry.getValue(), "digest"),
                                entry.getValue().path("size").asLong(),
                                digest(entry.getValue(), "diffId"),
                                blocks(entry.getValue()))));
        JsonNode image = document.path("image");
        return new BuildMemory(
                image.isObject()
                        ? Optional.of(Map.entry(new Digest(image.path("key").asText()), digest(image, "digest")))
                        : Optional.empty(),
                layers);
    }

    private static List<WrittenBlock> blocks(JsonNode layer) {
        List<WrittenBlock> blocks = new ArrayList<>();
        for (JsonNode node : layer.path("blocks")) {
            blocks.add(new WrittenBlock(
                    new Digest(node.path(0).asText()),
                    new Digest(node.path(1).asText()),
                    node.path(2).asInt()));
        }
        return blocks;
    }

    private static Digest digest(JsonNode node, String field) {
        return Digest.parse(node.path(field).asText());
    }

    /** Puts the file in place. */
    void write(Path file) throws IOException {
        ObjectNode document = Json.object();
        document.put("schemaVersion", 1);
        image.ifPresent(entry -> document.putObject("image")
                .put("key", entry.getKey().hex())
                .put("digest", entry.getValue().toString()));
        ObjectNode written = document.putObject("layers");
        layers.forEach((key, layer) -> {
            ObjectNode entry = written.putObject(key.hex())
                    .put("digest", layer.blob().toString())
                    .put("size", layer.size())
                    .put("diffId", layer.diffId().toString());
            ArrayNode blocks = entry.putArray("blocks");
            layer.blocks()
                    .forEach(block -> blocks.addArray()
                            .add(block.key().hex())
                            .add(block.digest().hex())
                            .add(block.length()));
        });
        AtomicFiles.write(file, Json.pretty(document));
    }
}
