package io.github.gocontainer.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads and writes descriptors as they stand in manifests and indexes. */
public final class Descriptors {

    private Descriptors() {}

    /**
     * Reads one; fields that we do not know are passed over, a platform that Go does not know counts as none.
     *
     * @throws IOException when type, digest or size is missing or malformed
     */
    public static Descriptor read(JsonNode node) throws IOException {
        if (!node.path("mediaType").isTextual()
                || !node.path("digest").isTextual()
                || !node.path("size").isIntegralNumber()
                || !node.path("size").canConvertToLong()) {
            throw new IOException("a descriptor lacks its mediaType, digest or size");
        }
        SortedMap<String, String> annotations = new TreeMap<>();
        node.path("annotations")
                .properties()
                .forEach(entry ->
                        annotations.put(entry.getKey(), entry.getValue().asText()));
        try {
            return new Descriptor(
                    node.get("mediaType").asText(),
                    Digest.parse(node.get("digest").asText()),
                    node.get("size").asLong(),
                    platform(node.path("platform")),
                    annotations);
        } catch (IllegalArgumentException e) {
            throw new IOException("a descriptor is malformed: " + e.getMessage(), e);
        }
    }

    private static Optional<Platform> platform(JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        String variant = node.path("variant").asText("");
        try {
            return Optional.of(Platform.parse(node.path("os").asText() + "/"
                    + node.path("architecture").asText() + (variant.isEmpty() ? "" : "/" + variant)));
        } catch (IllegalArgumentException unknownPlatform) {
            return Optional.empty();
        }
    }

    /** Writes one with its fields in the order of the specification. */
    public static ObjectNode write(Descriptor descriptor) {
        ObjectNode node = Json.object();
        node.put("mediaType", descriptor.mediaType());
        node.put("digest", descriptor.digest().toString());
        node.put("size", descriptor.size());
        descriptor.platform().ifPresent(platform -> {
            ObjectNode written = node.putObject("platform");
            written.put("architecture", platform.architecture());
            written.put("os", platform.os());
            platform.variant().ifPresent(variant -> written.put("variant", variant));
        });
        if (!descriptor.annotations().isEmpty()) {
            ObjectNode written = node.putObject("annotations");
            descriptor.annotations().forEach(written::put);
        }
        return node;
    }
}
