package io.github.gocontainer.mojo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Gives the module its main artifact although the image is not built, because {@code install} fails without one. */
final class SkippedImage {

    private static final String REASON = "skipped";

    private SkippedImage() {}

    /** The artifact becomes the document of an image that is there already, else one that says why there is none. */
    static void attach(MavenContext context, String reason) {
        Path file = Planner.workspace(context.request()).imageFile();
        try {
            if (!Files.isRegularFile(file)) {
                ObjectNode document = Json.object();
                document.put("schemaVersion", 1);
                document.put(REASON, reason);
                AtomicFiles.write(file, Json.pretty(document));
            }
            context.project().getArtifact().setFile(file.toFile());
        } catch (IOException e) {
            throw Failures.files("image.json could not be written", e);
        }
    }

    /** Why a document is about no image. */
    static Optional<String> reason(JsonNode document) {
        return Optional.ofNullable(document.get(REASON)).map(JsonNode::asText);
    }
}
