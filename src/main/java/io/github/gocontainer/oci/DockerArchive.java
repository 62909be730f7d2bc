package io.github.gocontainer.oci;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * The tar that {@code docker load} of every version takes, and containerd as well: {@code manifest.json} as Docker wants
 * it, {@code index.json} as OCI does, over the same blobs. Configuration and layers are the image's own bytes, so that
 * what is loaded has the image's own digests.
 *
 * <p>Layers that old engines cannot decompress go in uncompressed; then there is no OCI side, whose digests would not fit.
 *
 * @param image of one platform, which is all that this format can hold
 * @param names under which it is loaded, each with a tag; none to load it by its digest alone
 * @see <a href="https://github.com/moby/docker-image-spec/blob/v1.3.1/spec.md">Docker image specification, combined image
 *     JSON and filesystem changeset format</a>
 */
public record DockerArchive(PlatformManifest image, List<ImageReference> names) {

    private static final String BLOBS = "blobs/sha256/";
    private static final String CONTAINERD_NAME = "io.containerd.image.name";
    private static final String REFERENCE_NAME = "org.opencontainers.image.ref.name";

    public DockerArchive {
        names = List.copyOf(names);
    }

    /** Writes the tar, the same bytes for the same image and names; the stream stays open. */
    public void writeTo(OutputStream out) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        boolean readEverywhere =
                image.layers().stream().allMatch(layer -> content(layer).isReadEverywhere());
        document(
                tar,
                BLOBS + image.config().digest().hex(),
                image.layout().blobs().document(image.config().digest()));
        List<String> layers = readEverywhere ? copied(tar) : uncompressed(tar);
        if (readEverywhere) {
            document(
                    tar,
                    BLOBS + image.manifest().digest().hex(),
                    image.layout().blobs().document(image.manifest().digest()));
            document(tar, "oci-layout", ImageLayout.MARKER);
            document(tar, "index.json", index());
        }
        document(tar, "manifest.json", manifest(layers));
        tar.finish();
        tar.flush();
    }

    private LayerContent content(Descriptor layer) {
        return new LayerContent(image.layout().blobs(), layer);
    }

    /** The same layer may be there twice in an image, but once in the tar. */
    private List<String> copied(TarArchiveOutputStream tar) throws IOException {
        List<String> paths = new ArrayList<>();
        for (Descriptor layer : image.layers()) {
            String path = BLOBS + layer.digest().hex();
            if (!paths.contains(path)) {
                begin(tar, path, layer.size());
                Files.copy(image.layout().blobs().path(layer.digest()), tar);
                tar.closeArchiveEntry();
            }
            paths.add(path);
        }
        return paths;
    }

    private List<String> uncompressed(TarArchiveOutputStream tar) throws IOException {
        List<Digest> diffIds = image.diffIds();
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < image.layers().size(); i++) {
            LayerContent layer = content(image.layers().get(i));
            String path = BLOBS + diffIds.get(i).hex();
            if (!paths.contains(path)) {
                begin(tar, path, size(layer));
                try (InputStream content = layer.open()) {
                    content.transferTo(tar);
                }
                tar.closeArchiveEntry();
            }
            paths.add(path);
        }
        return paths;
    }

    /** A tar says a file's size before its content: decompressing twice costs less than a temporary file. */
    private static long size(LayerContent layer) throws IOException {
        try (InputStream content = layer.open()) {
            return content.transferTo(OutputStream.nullOutputStream());
        }
    }

    private byte[] manifest(List<String> layers) {
        ArrayNode document = Json.object().putArray("manifest");
        ObjectNode entry = document.addObject();
        entry.put("Config", BLOBS + image.config().digest().hex());
        ArrayNode tags = entry.putArray("RepoTags");
        names.forEach(name -> tags.add(name.toString()));
        ArrayNode paths = entry.putArray("Layers");
        layers.forEach(paths::add);
        return Json.compact(document);
    }

    private byte[] index() {
        ObjectNode index = Json.object();
        index.put("schemaVersion", 2);
        index.put("mediaType", MediaTypes.OCI_INDEX);
        ArrayNode manifests = index.putArray("manifests");
        described().forEach(descriptor -> manifests.add(Descriptors.write(descriptor)));
        return Json.compact(index);
    }

    private Set<Descriptor> described() {
        Descriptor manifest = image.manifest().withPlatform(image.platform());
        Set<Descriptor> described = new LinkedHashSet<>();
        for (ImageReference name : names) {
            SortedMap<String, String> annotations = new TreeMap<>(manifest.annotations());
            annotations.put(CONTAINERD_NAME, name.toString());
            name.tag().ifPresent(tag -> annotations.put(REFERENCE_NAME, tag));
            described.add(new Descriptor(
                    manifest.mediaType(), manifest.digest(), manifest.size(), manifest.platform(), annotations));
        }
        if (described.isEmpty()) {
            described.add(manifest);
        }
        return described;
    }

    private static void document(TarArchiveOutputStream tar, String path, byte[] content) throws IOException {
        begin(tar, path, content.length);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static void begin(TarArchiveOutputStream tar, String path, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setSize(size);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
    }
}
