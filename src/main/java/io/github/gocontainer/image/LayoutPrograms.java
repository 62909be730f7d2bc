package io.github.gocontainer.image;

import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Descriptors;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.MediaTypes;
import io.github.gocontainer.oci.Platform;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Takes a finished image apart for those who look into it: the very bytes, and not what lies beside them. */
public final class LayoutPrograms {

    private final ImageLayout layout;

    public LayoutPrograms(ImageLayout layout) {
        this.layout = layout;
    }

    /** The manifest of each platform. */
    public SortedMap<Platform, Descriptor> manifests() throws IOException {
        SortedMap<Platform, Descriptor> manifests = new TreeMap<>();
        Descriptor root = layout.root();
        if (root.mediaType().equals(MediaTypes.OCI_INDEX) || root.mediaType().equals(MediaTypes.DOCKER_LIST)) {
            for (JsonNode entry : Json.parse(layout.blobs().document(root.digest())).path("manifests")) {
                Descriptor manifest = Descriptors.read(entry);
                manifest.platform().ifPresent(platform -> manifests.put(platform, manifest));
            }
        } else {
            JsonNode manifest = Json.parse(layout.blobs().document(root.digest()));
            Descriptor config = Descriptors.read(manifest.path("config"));
            JsonNode document = Json.parse(layout.blobs().document(config.digest()));
            manifests.put(
                    new Platform(
                            document.path("os").asText(),
                            document.path("architecture").asText(),
                            Optional.of(document.path("variant").asText()).filter(text -> !text.isEmpty())),
                    root);
        }
        return manifests;
    }

    /**
     * The programs of a platform, which are the files of the last layer.
     *
     * @param folder where they are written
     * @return by their names
     */
    public SortedMap<String, Path> extract(Descriptor manifest, Path folder) throws IOException {
        JsonNode layers =
                Json.parse(layout.blobs().document(manifest.digest())).path("layers");
        Descriptor last = Descriptors.read(layers.path(layers.size() - 1));
        Files.createDirectories(folder);
        SortedMap<String, Path> programs = new TreeMap<>();
        try (InputStream blob = new BufferedInputStream(
                        Files.newInputStream(layout.blobs().path(last.digest())));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(blob))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                    Path file = folder.resolve(name);
                    Files.copy(tar, file);
                    programs.put(name, file);
                }
            }
        }
        return programs;
    }

    /** A layout with one platform's image alone, for tools that take the first one of an index. */
    public Path single(Descriptor manifest, Path folder) throws IOException {
        Files.createDirectories(folder);
        ImageLayout single = new ImageLayout(folder);
        List<Descriptor> blobs = new ArrayList<>(List.of(manifest));
        JsonNode document = Json.parse(layout.blobs().document(manifest.digest()));
        blobs.add(Descriptors.read(document.path("config")));
        for (JsonNode layer : document.path("layers")) {
            blobs.add(Descriptors.read(layer));
        }
        BlobStore store = single.blobs();
        for (Descriptor blob : blobs) {
            Path target = store.path(blob.digest());
            Files.createDirectories(target.getParent());
            try {
                Files.createLink(target, layout.blobs().path(blob.digest()));
            } catch (IOException | UnsupportedOperationException otherFileSystem) {
                Files.copy(layout.blobs().path(blob.digest()), target);
            }
        }
        single.writeRoot(manifest);
        return folder;
    }
}
