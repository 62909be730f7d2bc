package io.github.gocontainer.registry.pull;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Descriptors;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageConfig;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.MediaTypes;
import io.github.gocontainer.oci.Platform;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The platforms that a base image has; what else an index names, such as attestations, is passed over.
 *
 * @param manifests by platform, those that Go can build for
 * @param names all of them, for people
 */
record AvailablePlatforms(Map<Platform, Descriptor> manifests, Set<String> names) {

    /** BuildKit stores its attestations as manifests, and says so in one of these two ways. */
    private static final String ATTESTATION = "vnd.docker.reference.type";

    private static final String UNKNOWN = "unknown";

    private static final Set<String> CONFIGURATIONS = Set.of(MediaTypes.OCI_CONFIG, MediaTypes.DOCKER_CONFIG);

    static AvailablePlatforms ofIndex(JsonNode index, BaseDocuments documents) throws IOException {
        Map<Platform, Descriptor> available = new LinkedHashMap<>();
        Set<String> names = new TreeSet<>();
        for (JsonNode entry : index.path("manifests")) {
            Descriptor descriptor = Descriptors.read(entry);
            Optional<JsonNode> platform = platform(entry, descriptor, documents);
            if (platform.isPresent()) {
                names.add(ImageConfig.platformText(platform.get()));
                ImageConfig.platform(platform.get())
                        .ifPresent(known -> available.putIfAbsent(known, descriptor.withPlatform(known)));
            }
        }
        return new AvailablePlatforms(available, names);
    }

    /** The words of the entry or, as they may be left out, of its configuration; empty when it is no image. */
    private static Optional<JsonNode> platform(JsonNode entry, Descriptor descriptor, BaseDocuments documents)
            throws IOException {
        JsonNode platform = entry.path("platform");
        if (descriptor.annotations().containsKey(ATTESTATION)
                || platform.path("architecture").asText().equals(UNKNOWN)) {
            return Optional.empty();
        }
        if (platform.has("architecture")) {
            return Optional.of(platform);
        }
        if (!MediaTypes.isManifest(descriptor.mediaType())) {
            return Optional.empty();
        }
        JsonNode config = Json.parse(documents.manifest(descriptor.digest())).path("config");
        return CONFIGURATIONS.contains(config.path("mediaType").asText())
                ? Optional.of(Json.parse(documents.document(Descriptors.read(config))))
                : Optional.empty();
    }

    static AvailablePlatforms ofManifest(JsonNode manifest, Digest digest, long size, BaseDocuments documents)
            throws IOException {
        Descriptor config = Descriptors.read(manifest.path("config"));
        byte[] configuration = documents.document(config);
        Descriptor descriptor = Descriptor.of(mediaType(manifest, config), digest, size);
        Map<Platform, Descriptor> available = new LinkedHashMap<>();
        ImageConfig.platform(Json.parse(configuration))
                .ifPresent(platform -> available.put(platform, descriptor.withPlatform(platform)));
        return new AvailablePlatforms(available, Set.of(ImageConfig.platformText(Json.parse(configuration))));
    }

    private static String mediaType(JsonNode manifest, Descriptor config) {
        String fallback = config.mediaType().equals(MediaTypes.DOCKER_CONFIG)
                ? MediaTypes.DOCKER_MANIFEST
                : MediaTypes.OCI_MANIFEST;
        return manifest.path("mediaType").asText(fallback);
    }
}
