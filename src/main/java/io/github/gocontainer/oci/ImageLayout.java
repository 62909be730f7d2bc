package io.github.gocontainer.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An OCI image layout that holds one image: a manifest, or an index over the manifests of several platforms.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md">OCI image specification,
 *     image-layout.md</a>
 */
public record ImageLayout(Path directory) {

    static final byte[] MARKER = "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8);

    public BlobStore blobs() {
        return new BlobStore(directory);
    }

    public boolean exists() {
        return Files.isRegularFile(directory.resolve("index.json"));
    }

    /** The one image of the layout. */
    public Descriptor root() throws IOException {
        JsonNode manifests =
                Json.parse(Files.readAllBytes(directory.resolve("index.json"))).path("manifests");
        if (manifests.size() != 1) {
            throw new IOException(directory + " holds " + manifests.size() + " images: expected 1");
        }
        return Descriptors.read(manifests.get(0));
    }

    /** The image of each platform; what an index says of no platform, such as an attestation, is left out. */
    public SortedMap<Platform, PlatformManifest> platforms() throws IOException {
        Descriptor root = root();
        JsonNode document = Json.parse(blobs().document(root.digest()));
        SortedMap<Platform, PlatformManifest> platforms = new TreeMap<>();
        if (MediaTypes.isIndex(root.mediaType())) {
            for (JsonNode child : document.path("manifests")) {
                Descriptor manifest = Descriptors.read(child);
                if (manifest.platform().isPresent()) {
                    Platform platform = manifest.platform().get();
                    platforms.put(platform, PlatformManifest.read(this, platform, manifest));
                }
            }
        } else {
            JsonNode configuration = Json.parse(
                    blobs().document(Descriptors.read(document.path("config")).digest()));
            Platform platform = platform(configuration);
            platforms.put(platform, PlatformManifest.read(this, platform, root));
        }
        return platforms;
    }

    private static Platform platform(JsonNode configuration) throws IOException {
        try {
            return Platform.parse(ImageConfig.platformText(configuration));
        } catch (IllegalArgumentException e) {
            throw new IOException("the image's configuration says: " + e.getMessage(), e);
        }
    }

    /** Writes {@code oci-layout} and {@code index.json}; the blobs must be there already. */
    public void writeRoot(Descriptor root) throws IOException {
        ObjectNode index = Json.object();
        index.put("schemaVersion", 2);
        index.put("mediaType", MediaTypes.OCI_INDEX);
        index.putArray("manifests").add(Descriptors.write(root));
        AtomicFiles.write(directory.resolve("oci-layout"), MARKER);
        AtomicFiles.write(directory.resolve("index.json"), Json.compact(index));
    }
}
