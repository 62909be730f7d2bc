package io.github.gocontainer.oci;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Reads the platform out of an image's configuration, or out of an entry of an index.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties">OCI image
 *     specification, config.md, Properties</a>
 */
public final class ImageConfig {

    private ImageConfig() {}

    /** Empty when the configuration names none, or one that Go cannot build for. */
    public static Optional<Platform> platform(JsonNode config) {
        try {
            return Optional.of(Platform.parse(platformText(config)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** What the {@code os}, {@code architecture} and {@code variant} of a document are, for people. */
    public static String platformText(JsonNode document) {
        String variant = document.path("variant").asText("");
        return document.path("os").asText("?") + "/"
                + document.path("architecture").asText("?") + (variant.isEmpty() ? "" : "/" + variant);
    }
}
