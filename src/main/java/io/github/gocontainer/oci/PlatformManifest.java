package io.github.gocontainer.oci;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The image of one platform in a layout: what its manifest names.
 *
 * @param layout that has the blobs
 * @param layers from the lowest up
 * @param configuration the document that {@code config} describes
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md">OCI image specification,
 *     manifest.md</a>
 */
public record PlatformManifest(
        ImageLayout layout,
        Platform platform,
        Descriptor manifest,
        Descriptor config,
        List<Descriptor> layers,
        JsonNode configuration) {

    public PlatformManifest {
        layers = List.copyOf(layers);
    }

    /** Reads the documents of a manifest and checks their digests. */
    static PlatformManifest read(ImageLayout layout, Platform platform, Descriptor manifest) throws IOException {
        JsonNode document = Json.parse(layout.blobs().document(manifest.digest()));
        Descriptor config = Descriptors.read(document.path("config"));
        List<Descriptor> layers = new ArrayList<>();
        for (JsonNode layer : document.path("layers")) {
            layers.add(Descriptors.read(layer));
        }
        return new PlatformManifest(
                layout,
                platform,
                manifest,
                config,
                layers,
                Json.parse(layout.blobs().document(config.digest())));
    }

    /** What a container of the image runs and how: the part of the configuration that users know from Dockerfiles. */
    public JsonNode container() {
        return configuration.path("config");
    }

    /** The digests of the layers' uncompressed tars, in the order of the layers. */
    public List<Digest> diffIds() {
        List<Digest> digests = new ArrayList<>();
        configuration.path("rootfs").path("diff_ids").forEach(digest -> digests.add(Digest.parse(digest.asText())));
        return digests;
    }
}
