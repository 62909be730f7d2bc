package io.github.gocontainer.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Descriptors;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.MediaTypes;
import io.github.gocontainer.oci.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads a layout back: what its root leads to, and whether all of it is undamaged. */
final class LayoutContent {

    private final ImageLayout layout;
    private final BlobStore blobs;

    LayoutContent(ImageLayout layout) {
        this.layout = layout;
        this.blobs = layout.blobs();
    }

    /**
     * The image, when its root has this digest and every blob has its own.
     *
     * @param only the platform of an image without index
     */
    Optional<BuiltImage> intact(Digest rootDigest, Platform only) {
        try {
            Descriptor root = layout.root();
            if (!root.digest().equals(rootDigest)) {
                return Optional.empty();
            }
            SortedMap<Platform, BuiltImage.PlatformImage> platforms = new TreeMap<>();
            for (Descriptor manifest : manifests(root)) {
                long size = 0;
                for (Descriptor layer : layers(manifest)) {
                    if (!blobs.holds(layer.digest(), layer.size())) {
                        return Optional.empty();
                    }
                    size += layer.size();
                }
                Descriptor configuration = configuration(manifest);
                if (!blobs.holds(configuration.digest(), configuration.size())) {
                    return Optional.empty();
                }
                Platform platform = manifest.platform().orElse(only);
                platforms.put(platform, new BuiltImage.PlatformImage(manifest.withPlatform(platform), size));
            }
            return Optional.of(new BuiltImage(root, platforms));
        } catch (IOException missingOrDamaged) {
            return Optional.empty();
        }
    }

    /** Deletes blobs that the root does not lead to. */
    void removeOthers() throws IOException {
        Descriptor root = layout.root();
        Set<String> referenced = new TreeSet<>(List.of(root.digest().hex()));
        for (Descriptor manifest : manifests(root)) {
            referenced.add(manifest.digest().hex());
            referenced.add(configuration(manifest).digest().hex());
            layers(manifest).forEach(layer -> referenced.add(layer.digest().hex()));
        }
        try (Stream<Path> files = Files.list(blobs.path(root.digest()).getParent())) {
            for (Path file : files.toList()) {
                if (!referenced.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }

    private List<Descriptor> manifests(Descriptor root) throws IOException {
        return MediaTypes.isIndex(root.mediaType()) ? descriptors(document(root).path("manifests")) : List.of(root);
    }

    private List<Descriptor> layers(Descriptor manifest) throws IOException {
        return descriptors(document(manifest).path("layers"));
    }

    private Descriptor configuration(Descriptor manifest) throws IOException {
        return Descriptors.read(document(manifest).path("config"));
    }

    private JsonNode document(Descriptor descriptor) throws IOException {
        return Json.parse(blobs.document(descriptor.digest()));
    }

    private static List<Descriptor> descriptors(JsonNode array) throws IOException {
        List<Descriptor> descriptors = new ArrayList<>();
        for (JsonNode node : array) {
            descriptors.add(Descriptors.read(node));
        }
        return descriptors;
    }
}
