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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Chooses what the wanted platforms need of an image and brings it into the cache. */
final class ImagePuller {

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
            boolean fromIndex = document.path("manifests").isArray();
            SortedMap<Platform, Descriptor> chosen =
                    fromIndex ? fromIndex(document) : fromManifest(document, digest, root.length);
            Map<Digest, Descriptor> blobs = new LinkedHashMap<>();
            for (Descriptor manifest : Set.copyOf(chosen.values())) {
                collect(manifest, blobs);
            }
            transfers.run("pulling " + spec.reference(), blobs.values(), documents::blob);
            documents.remember(digest);
            return new PulledImage(spec.reference(), digest, fromIndex, chosen, cache.store());
        } catch (IOException e) {
            throw failure("cannot be understood: " + e.getMessage(), "choose another base image");
        }
    }

    private SortedMap<Platform, Descriptor> fromIndex(JsonNode index) throws IOException {
        Map<Platform, Descriptor> available = new LinkedHashMap<>();
        Set<String> names = new TreeSet<>();
        for (JsonNode entry : index.path("manifests")) {
            if (!isAttestation(entry)) {
                names.add(ImageConfig.platformText(entry.path("platform")));
                Descriptor descriptor = Descriptors.read(entry);
                descriptor.platform().ifPresent(platform -> available.putIfAbsent(platform, descriptor));
            }
        }
        return choose(available, names);
    }

    /** BuildKit stores its attestations as manifests of a platform that does not exist. */
    private static boolean isAttestation(JsonNode entry) {
        return entry.path("platform").path("architecture").asText("unknown").equals("unknown");
    }

    private SortedMap<Platform, Descriptor> fromManifest(JsonNode manifest, Digest digest, long size)
            throws IOException {
        requireImage(manifest);
        Descriptor config = Descriptors.read(manifest.path("config"));
        byte[] configuration = documents.document(config);
        Descriptor descriptor = Descriptor.of(mediaType(manifest, config), digest, size);
        Map<Platform, Descriptor> available = new LinkedHashMap<>();
        ImageConfig.platform(configuration)
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
