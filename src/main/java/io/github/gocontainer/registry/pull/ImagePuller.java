package io.github.gocontainer.registry.pull;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Descriptors;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.process.SideBySide;
import io.github.gocontainer.registry.base.LockedImage;
import io.github.gocontainer.registry.client.Blobs;
import io.github.gocontainer.registry.client.Manifests;
import io.github.gocontainer.registry.client.RegistryConnection;
import io.github.gocontainer.registry.client.exchange.RegistryOptions;
import io.github.gocontainer.registry.client.trouble.Retries;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Chooses what the wanted platforms need of an image and brings it into the cache. */
public final class ImagePuller {

    private final PullSpec spec;
    private final BlobCache cache;
    private final BaseDocuments documents;
    private final SideBySide transfers;

    /** @param connection to the place where the image is read */
    public ImagePuller(
            PullSpec spec, RegistryConnection connection, RegistryOptions options, Retries retries, BuildLog log) {
        String repository = spec.place().repository();
        this.spec = spec;
        this.cache = new BlobCache(spec.cacheDirectory(), log);
        this.transfers = new SideBySide(options.parallelTransfers());
        this.documents = new BaseDocuments(
                spec,
                cache,
                Manifests.toRead(connection, repository),
                Blobs.toRead(connection, repository),
                retries,
                log);
    }

    /** Everything that the wanted platforms need. */
    public PulledImage pull() {
        try {
            cache.prune();
            Digest digest = documents.resolve();
            SortedMap<Platform, Descriptor> chosen = choose(available(digest));
            Map<Digest, Descriptor> blobs = new LinkedHashMap<>();
            for (Descriptor manifest : Set.copyOf(chosen.values())) {
                collect(manifest, blobs);
            }
            transfers.run(spec.what(), blobs.values(), documents::blob);
            for (Descriptor manifest : Set.copyOf(chosen.values())) {
                requireAllDiffIds(manifest);
            }
            documents.remember(digest);
            return new PulledImage(spec.reference(), digest, chosen, cache.store());
        } catch (IOException e) {
            throw incomprehensible(e);
        }
    }

    private BuildFailure incomprehensible(IOException e) {
        return failure("it cannot be understood: " + e.getMessage(), "choose another base image");
    }

    /** What the reference leads to, with one request. */
    public Digest digest() {
        return documents.resolve();
    }

    /** What the reference leads to, of all platforms; brings no layers. */
    public LockedImage look() {
        try {
            Digest digest = documents.resolve();
            SortedMap<Platform, Digest> platforms = new TreeMap<>();
            AvailablePlatforms available = available(digest);
            available.manifests().forEach((platform, manifest) -> platforms.put(platform, manifest.digest()));
            choose(available);
            return new LockedImage(digest, platforms);
        } catch (IOException e) {
            throw incomprehensible(e);
        }
    }

    private AvailablePlatforms available(Digest digest) throws IOException {
        byte[] root = documents.manifest(digest);
        JsonNode document = Json.parse(root);
        if (document.path("manifests").isArray()) {
            return AvailablePlatforms.ofIndex(document, documents);
        }
        requireImage(document);
        return AvailablePlatforms.ofManifest(document, digest, root.length, documents);
    }

    private SortedMap<Platform, Descriptor> choose(AvailablePlatforms available) {
        SortedMap<Platform, Descriptor> chosen = new TreeMap<>();
        for (Platform wanted : spec.platforms()) {
            chosen.put(
                    wanted,
                    PlatformChoice.bestFit(wanted, available.manifests())
                            .orElseThrow(() -> failure(
                                    "it has no image for " + wanted + ", only for "
                                            + String.join(", ", available.names()),
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
        return new BuildFailure(FailureCode.BASE_IMAGE, spec.what() + " failed: " + problem, hint);
    }
}
