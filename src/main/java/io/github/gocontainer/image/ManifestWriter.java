package io.github.gocontainer.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Descriptors;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Writes the manifest of one image and the index over several.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md">OCI image specification,
 *     manifest.md</a>
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md">OCI image specification,
 *     image-index.md</a>
 */
final class ManifestWriter {

    private static final int SCHEMA_VERSION = 2;

    private ManifestWriter() {}

    static byte[] manifest(ImageSpec spec, Descriptor configuration, List<Descriptor> layers) {
        ObjectNode document = document(spec.format().manifest());
        document.set("config", Descriptors.write(configuration));
        ArrayNode array = document.putArray("layers");
        layers.forEach(layer -> array.add(Descriptors.write(layer)));
        annotate(document, spec.annotations(), spec.format());
        return Json.compact(document);
    }

    static byte[] index(List<Descriptor> manifests, SortedMap<String, String> annotations, ImageFormat format) {
        ObjectNode document = document(format.index());
        ArrayNode array = document.putArray("manifests");
        manifests.forEach(manifest -> array.add(Descriptors.write(manifest)));
        annotate(document, annotations, format);
        return Json.compact(document);
    }

    /** The layers of a base image, their types in the words of our format. */
    static List<Descriptor> baseLayers(ImageSpec spec) throws IOException {
        List<Descriptor> layers = new ArrayList<>();
        if (spec.base().isPresent()) {
            BaseImage base = spec.base().get();
            JsonNode manifest = Json.parse(base.store().document(base.manifest().digest()));
            for (JsonNode node : manifest.path("layers")) {
                Descriptor layer = Descriptors.read(node);
                layers.add(new Descriptor(
                        spec.format().translate(layer.mediaType()),
                        layer.digest(),
                        layer.size(),
                        layer.platform(),
                        layer.annotations()));
            }
        }
        return layers;
    }

    private static ObjectNode document(String mediaType) {
        return Json.object().put("schemaVersion", SCHEMA_VERSION).put("mediaType", mediaType);
    }

    /** Docker's own manifests have no annotations; their readers refuse or drop them. */
    private static void annotate(ObjectNode document, SortedMap<String, String> annotations, ImageFormat format) {
        if (format == ImageFormat.OCI && !annotations.isEmpty()) {
            ObjectNode written = document.putObject("annotations");
            annotations.forEach(written::put);
        }
    }
}
