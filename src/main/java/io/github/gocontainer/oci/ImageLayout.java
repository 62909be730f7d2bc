package io.github.gocontainer.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An OCI image layout that holds one image: a manifest, or an index over the manifests of several platforms.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md">OCI image specification,
 *     image-layout.md</a>
 */
public record ImageLayout(Path directory) {

    private static final byte[] MARKER = "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8);

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
