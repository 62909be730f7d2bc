package io.github.gocontainer.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Descriptors;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.MediaTypes;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.process.SideBySide;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Chooses what the wanted platforms need of an image and brings it into the cache. */
final class ImagePuller {

    /** BuildKit stores its attestations as manifests, and says so in one of these two ways. */
    private static final String ATTESTATION = "vnd.docker.reference.type";

    private static final String UNKNOWN = "unknown";

    private static final Set<String> CONFIGURATIONS = Set.of(MediaTypes.OCI_CONFIG, MediaTypes.DOCKER_CONFIG);

    private final PullSpec spec;
    private final BlobCache cache;
    private final BaseDocuments documents;
    private final SideBySide transfers;

    ImagePuller(PullSpec spec, BlobCache cache, BaseDocuments documents, SideBySide transfers) {
        this.spec = spec;
        this.cache = cache;
        this.documents = documents;
        this.transfers = transfers;
    }

    PulledImage pull() {
        try {
            cache.prune();
            Digest digest = documents.resolve();
            byte[] root = documents.manifest(digest);
            JsonNode document = Json.parse(root);
            SortedMap<Platform, Descriptor> chosen = document.path("manifests").isArray()
                    ? fromIndex(document)
                    : fromManifest(document, digest, root.length);
            Map<Digest, Descriptor> blobs = new LinkedHashMap<>();
            for (Descriptor manifest : Set.copyOf(chosen.values())) {
                collect(manifest, blobs);
            }
            transfers.run("pulling " + spec.reference(), blobs.values(), documents::blob);
            for (Descriptor manifest : Set.copyOf(chosen.values())) {
                requireAllDiffIds(manifest);
            }
            documents.remember(digest);
            return new PulledImage(spec.reference(), digest, chosen, cache.store());
        } catch (IOException e) {
            throw failure("cannot be understood: " + e.getMessage(), "choose another base image");
        }
    }

    private SortedMap<Platform, Descriptor> fromIndex(JsonNode index) throws IOException {
        Map<Platform, Descriptor> available = new LinkedHashMap<>();
        Set<String> names = new TreeSet<>();
        for (JsonNode entry : index.path("manifests")) {
            Descriptor descriptor = Descriptors.read(entry);
            Optional<JsonNode> platform = platform(entry, descriptor);
            if (platform.isPresent()) {
                names.add(ImageConfig.platformText(platform.get()));
                ImageConfig.platform(platform.get())
                        .ifPresent(known -> available.putIfAbsent(known, descriptor.withPlatform(known)));
            }
        }
        return choose(available, names);
    }

    /** The words of the entry or, as they may be left out, of its configuration; empty when it is no image. */
    private Optional<JsonNode> platform(JsonNode entry, Descriptor descriptor) throws IOException {
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

    private SortedMap<Platform, Descriptor> fromManifest(JsonNode manifest, Digest digest, long size)
            throws IOException {
        requireImage(manifest);
        Descriptor config = Descriptors.read(manifest.path("config"));
        byte[] configuration = documents.document(config);
        Descriptor descriptor = Descriptor.of(mediaType(manifest, config), digest, size);
        Map<Platform, Descriptor> available = new LinkedHashMap<>();
        ImageConfig.platform(Json.parse(configuration))
                .ifPresent(platform -> available.put(platform, descriptor.withPlatform(platform)));
        return choose(available, Set.of(ImageConfig.platformText(Json.parse(configuration))));
    }

    private static String mediaType(JsonNode manifest, Descriptor config) {
        String fallback = config.mediaType().equals(MediaTypes.DOCKER_CONFIG)
                ? MediaTypes.DOCKER_MANIFEST
                : MediaTypes.OCI_MANIFEST;
        return manifest.path("mediaType").asText(fallback);
    }

    private SortedMap<Platform, Descriptor> choose(Map<Platform, Descriptor> available, Set<String> names) {
        SortedMap<Platform, Descriptor> chosen = new TreeMap<>();
        for (Platform wanted : spec.platforms()) {
            chosen.put(
                    wanted,
                    PlatformChoice.bestFit(wanted, available)
                            .orElseThrow(() -> failure(
                                    "it has no image for " + wanted + ", only for " + String.join(", ", names),
                                    "choose <platforms> that this base image has, or another base image")));
        }
        return chosen;
    }

    private void collect(Descriptor descriptor, Map<Digest, Descriptor> blobs) throws IOException {
        JsonNode manifest = Json.parse(documents.manifest(descriptor.digest()));
        requireImage(manifest);
        Descriptor config = Descriptors.read(manifest.path("config"));
        blobs.put(config.digest(), config);
        for (JsonNode layer : manifest.path("layers")) {
            Descriptor blob = Descriptors.read(layer);
            if (layer.path("urls").size() > 0
                    || blob.mediaType().contains("foreign")
                    || blob.mediaType().contains("nondistributable")) {
                throw failure(
                        "its layer " + blob.digest() + " is kept outside of the registry, and such layers are refused",
                        "choose another base image");
            }
            blobs.put(blob.digest(), blob);
        }
    }

    /** Layers and their uncompressed digests belong together by their position. */
    private void requireAllDiffIds(Descriptor descriptor) throws IOException {
        JsonNode manifest = Json.parse(documents.manifest(descriptor.digest()));
        JsonNode configuration = Json.parse(documents.document(Descriptors.read(manifest.path("config"))));
        int diffIds = configuration.path("rootfs").path("diff_ids").size();
        int layers = manifest.path("layers").size();
        if (diffIds != layers) {
            throw failure(
                    "its configuration names " + diffIds + " diff_ids and its manifest " + descriptor.digest() + " has "
                            + layers + " layers",
                    "choose another base image, or build and push this one again");
        }
    }

    private void requireImage(JsonNode manifest) {
        if (!manifest.path("config").isObject() || !manifest.path("layers").isArray()) {
            throw failure(
                    "its manifest is none of an image that OCI or Docker (schema 2) specify",
                    "choose another base image, or push this one again with a newer tool");
        }
    }

    private BuildFailure failure(String problem, String hint) {
        return new BuildFailure(FailureCode.BASE_IMAGE, "pulling " + spec.reference() + " failed: " + problem, hint);
    }
}
