package io.github.gocontainer.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The JSON schemas of the OCI image specification, in the validator that comes with it. */
public final class OciSchemas {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String TYPES = "application/vnd.oci.image.";

    private final Path program;
    private final Path folder;

    private OciSchemas(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /**
     * Builds the validator.
     *
     * @param sources {@code src/test/go/oci-schema}
     * @param folder where it is put
     */
    public static OciSchemas build(Path sources, Path go, Path folder) throws IOException {
        Path program = folder.resolve("oci-schema");
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("CGO_ENABLED", "0");
        Programs.run(LIMIT, environment, sources, go.toString(), "build", "-o", program.toString(), ".")
                .orFail();
        return new OciSchemas(program, folder);
    }

    /** Checks every document of a layout: the layout's own, indexes, manifests and configurations; says how many. */
    public int check(ImageLayout layout) throws IOException {
        List<String> documents = new ArrayList<>();
        add(
                documents,
                "application/vnd.oci.layout.header.v1+json",
                layout.directory().resolve("oci-layout"));
        addIndex(documents, layout, layout.directory().resolve("index.json"));
        validate(documents);
        return documents.size() / 2;
    }

    /** Checks one document; fails with what is wrong with it. */
    public void check(String mediaType, byte[] document) throws IOException {
        Path file = Files.createTempFile(folder, "document", ".json");
        validate(List.of(mediaType, Files.write(file, document).toString()));
    }

    private void validate(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        Programs.run(LIMIT, new TreeMap<>(System.getenv()), folder, command.toArray(String[]::new))
                .orFail();
    }

    private void addIndex(List<String> documents, ImageLayout layout, Path index) throws IOException {
        add(documents, TYPES + "index.v1+json", index);
        for (JsonNode child : Json.parse(Files.readAllBytes(index)).path("manifests")) {
            Path file = blob(layout, child);
            if (child.path("mediaType").asText().equals(TYPES + "index.v1+json")) {
                addIndex(documents, layout, file);
            } else {
                add(documents, TYPES + "manifest.v1+json", file);
                JsonNode config = Json.parse(Files.readAllBytes(file)).path("config");
                add(documents, TYPES + "config.v1+json", blob(layout, config));
            }
        }
    }

    private static Path blob(ImageLayout layout, JsonNode descriptor) {
        return layout.blobs().path(Digest.parse(descriptor.path("digest").asText()));
    }

    private static void add(List<String> documents, String mediaType, Path file) {
        documents.add(mediaType);
        documents.add(file.toString());
    }
}
