package io.github.gocontainer.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Remembers what tags pointed to in the last build that was online, one small file per tag. */
final class ReferenceMemory {

    private final Path directory;

    ReferenceMemory(Path cacheDirectory) {
        this.directory = cacheDirectory.resolve("references");
    }

    /** Empty when the tag is not known, or the file about it is damaged. */
    Optional<Digest> find(ImageReference reference) {
        try {
            JsonNode remembered = Json.parse(Files.readAllBytes(file(reference)));
            return remembered.path("reference").asText().equals(reference.toString())
                    ? Optional.of(Digest.parse(remembered.path("digest").asText()))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException unknownOrDamaged) {
            return Optional.empty();
        }
    }

    void remember(ImageReference reference, Digest digest) throws IOException {
        if (find(reference).equals(Optional.of(digest))) {
            return;
        }
        ObjectNode document = Json.object();
        document.put("reference", reference.toString());
        document.put("digest", digest.toString());
        AtomicFiles.write(file(reference), Json.pretty(document));
    }

    /** References hold characters that some file systems refuse in names. */
    private Path file(ImageReference reference) {
        Digest name = Digest.of(reference.toString().getBytes(StandardCharsets.UTF_8));
        return directory.resolve(name.hex() + ".json");
    }
}
