package io.github.gocontainer.image;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Json;
import java.util.Map;
import java.util.SortedMap;

/** Writes {@code image.json}: what was built, of what, and with which settings. */
public final class ImageDocument {

    private ImageDocument() {}

    /**
     * The document of an image that was built.
     *
     * @param name repository without tag, or the artifact's name when there is no target
     * @param inputs the settings that the image depends on
     */
    public static byte[] write(
            String name, BuiltImage image, SortedMap<String, String> annotations, Map<String, String> inputs) {
        ObjectNode document = Json.object();
        document.put("schemaVersion", 1);
        document.put("image", name);
        document.put("digest", image.root().digest().toString());
        document.put("mediaType", image.root().mediaType());
        ArrayNode platforms = document.putArray("platforms");
        image.platforms()
                .forEach((platform, built) -> platforms
                        .addObject()
                        .put("platform", platform.toString())
                        .put("digest", built.manifest().digest().toString())
                        .put("compressedSize", built.compressedSize()));
        annotations.forEach(document.putObject("annotations")::put);
        inputs.forEach(document.putObject("settings")::put);
        return Json.pretty(document);
    }
}
