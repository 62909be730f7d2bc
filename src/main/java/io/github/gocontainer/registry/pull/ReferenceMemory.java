package io.github.gocontainer.registry.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Remembers what tags pointed to in the last build that was online, one small file per tag. */
final class ReferenceMemory {

    private final Path directory;

    private final BuildLog log;

    ReferenceMemory(Path cacheDirectory, BuildLog log) {
        this.log = log;
        this.directory = cacheDirectory.resolve("references");
    }

    /** Empty when the tag is not known, or the file about it is damaged. */
    Optional<Digest> find(ImageReference reference) {
        Path file = file(reference);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode remembered = Json.parse(Files.readAllBytes(file));
            if (remembered.path("reference").asText().equals(reference.toString())) {
                return Optional.of(Digest.parse(remembered.path("digest").asText()));
            }
        } catch (IOException | IllegalArgumentException damaged) {
            // Said below, as for a file about another reference.
        }
        log.warn("the cached file " + file + " is damaged and is written anew");
        return Optional.empty();
    }

    void remember(ImageReference reference, Digest digest) throws IOException {
        if (Files.exists(file(reference))
                && Arrays.equals(Files.readAllBytes(file(reference)), json(reference, digest))) {
            return;
        }
        AtomicFiles.write(file(reference), json(reference, digest));
    }

    private static byte[] json(ImageReference reference, Digest digest) {
        ObjectNode document = Json.object();
        document.put("reference", reference.toString());
        document.put("digest", digest.toString());
        return Json.pretty(document);
    }

    /** References hold characters that some file systems refuse in names. */
    private Path file(ImageReference reference) {
        Digest name = Digest.of(reference.toString().getBytes(StandardCharsets.UTF_8));
        return directory.resolve(name.hex() + ".json");
    }
}
