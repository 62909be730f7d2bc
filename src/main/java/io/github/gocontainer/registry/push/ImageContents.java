package io.github.gocontainer.registry.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Descriptors;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageConfig;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What there is to push, in the order in which a registry accepts it: every document after those that it names. */
final class ImageContents {

    private static final int DEEPEST_INDEX = 8;

    private final BlobStore store;
    private final Descriptor root;
    private final Map<Digest, Descriptor> manifests = new LinkedHashMap<>();
    private final Map<Digest, Descriptor> blobs = new LinkedHashMap<>();
    private final SortedMap<Platform, Digest> platforms = new TreeMap<>();
    private final Map<Platform, List<Digest>> layers = new HashMap<>();

    private ImageContents(BlobStore store, Descriptor root) {
        this.store = store;
        this.root = root;
    }

    /** Reads the documents of a layout; their digests are checked, the blobs must be there with the right size. */
    static ImageContents read(ImageLayout layout) {
        try {
            ImageContents contents = new ImageContents(layout.blobs(), layout.root());
            contents.visit(contents.root, 1);
            for (Descriptor blob : contents.blobs.values()) {
                contents.requireFile(blob);
            }
            return contents;
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.MISSING_INPUT,
                    "the image in " + layout.directory() + " cannot be read: " + e.getMessage(),
                    "build it first, or again: mvn package",
                    e);
        }
    }

    BlobStore store() {
        return store;
    }

    /** The manifest or index that the tags point to. */
    Descriptor root() {
        return root;
    }

    /** Manifests and indexes, children before parents, the root last. */
    List<Descriptor> manifests() {
        return List.copyOf(manifests.values());
    }

    /** Configurations and layers, each once. */
    Collection<Descriptor> blobs() {
        return List.copyOf(blobs.values());
    }

    SortedMap<Platform, Digest> platforms() {
        return platforms;
    }

    /** Those of one platform's image, from the base up. */
    List<Digest> layers(Platform platform) {
        return List.copyOf(layers.getOrDefault(platform, List.of()));
    }

    private void visit(Descriptor descriptor, int depth) throws IOException {
        if (manifests.containsKey(descriptor.digest())) {
            return;
        }
        if (depth > DEEPEST_INDEX) {
            throw new IOException("its indexes are nested deeper than " + DEEPEST_INDEX);
        }
        JsonNode document = Json.parse(store.document(descriptor.digest()));
        for (JsonNode child : document.path("manifests")) {
            visit(Descriptors.read(child), depth + 1);
        }
        if (document.has("config")) {
            visitImage(descriptor, document);
        }
        manifests.put(descriptor.digest(), descriptor);
    }

    private void visitImage(Descriptor descriptor, JsonNode document) throws IOException {
        Descriptor config = Descriptors.read(document.path("config"));
        blobs.put(config.digest(), config);
        List<Digest> own = new ArrayList<>();
        for (JsonNode layer : document.path("layers")) {
            Descriptor blob = Descriptors.read(layer);
            blobs.put(blob.digest(), blob);
            own.add(blob.digest());
        }
        platform(descriptor, config).ifPresent(platform -> {
            platforms.put(platform, descriptor.digest());
            layers.put(platform, own);
        });
    }

    /** What the index says or, where there is none, the configuration. */
    private Optional<Platform> platform(Descriptor descriptor, Descriptor config) throws IOException {
        return descriptor.platform().isEmpty() && descriptor.equals(root)
                ? ImageConfig.platform(Json.parse(store.document(config.digest())))
                : descriptor.platform();
    }

    private void requireFile(Descriptor blob) throws IOException {
        if (!Files.isRegularFile(store.path(blob.digest())) || Files.size(store.path(blob.digest())) != blob.size()) {
            throw new IOException("blob " + blob.digest() + " is missing or has not its " + blob.size() + " bytes");
        }
    }
}
