package io.github.gocontainer.registry.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content of {@code gocontainer.lock}: sorted, a line per value, the same on every machine, so that its changes can be
 * reviewed.
 *
 * @param images by reference as it is written out, {@code docker.io/library/alpine:3.22}
 */
public record LockFile(SortedMap<String, LockedImage> images) {

    /** Its name, beside the POM. */
    public static final String NAME = "gocontainer.lock";

    private static final int SCHEMA_VERSION = 1;

    public LockFile {
        images = Collections.unmodifiableSortedMap(new TreeMap<>(images));
    }

    /**
     * Reads it; one that does not exist is empty.
     *
     * @throws BuildFailure when it is damaged or of a later version of this plugin; names the file
     */
    public static LockFile read(Path file) {
        if (!Files.exists(file)) {
            return new LockFile(new TreeMap<>());
        }
        try {
            return parse(Files.readAllBytes(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "the lock file " + file + " cannot be used: " + e.getMessage(),
                    "take the committed one, or delete it and run mvn gocontainer:lock",
                    e);
        }
    }

    private static LockFile parse(byte[] content) throws IOException {
        JsonNode document = Json.parse(content);
        if (document.path("schemaVersion").asInt() != SCHEMA_VERSION
                || !document.path("baseImages").isObject()) {
            throw new IOException("expected \"schemaVersion\" : " + SCHEMA_VERSION + " and an object \"baseImages\"");
        }
        SortedMap<String, LockedImage> images = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : document.get("baseImages").properties()) {
            SortedMap<Platform, Digest> platforms = new TreeMap<>();
            entry.getValue()
                    .path("platforms")
                    .properties()
                    .forEach(platform -> platforms.put(
                            Platform.parse(platform.getKey()),
                            Digest.parse(platform.getValue().asText())));
            images.put(
                    entry.getKey(),
                    new LockedImage(Digest.parse(entry.getValue().path("digest").asText()), platforms));
        }
        return new LockFile(images);
    }

    public Optional<LockedImage> find(ImageReference reference) {
        return Optional.ofNullable(images.get(key(reference)));
    }

    /** The same with this entry. */
    public LockFile with(ImageReference reference, LockedImage image) {
        SortedMap<String, LockedImage> all = new TreeMap<>(images);
        all.put(key(reference), image);
        return new LockFile(all);
    }

    /** A reference without tag means latest. */
    private static String key(ImageReference reference) {
        return reference.withTag(reference.tag().orElse("latest")).toString();
    }

    /** The bytes of the file. */
    public byte[] json() {
        ObjectNode document = Json.object();
        document.put("schemaVersion", SCHEMA_VERSION);
        ObjectNode written = document.putObject("baseImages");
        images.forEach((reference, image) -> {
            ObjectNode entry = written.putObject(reference);
            entry.put("digest", image.digest().toString());
            ObjectNode platforms = entry.putObject("platforms");
            image.platforms().forEach((platform, digest) -> platforms.put(platform.toString(), digest.toString()));
        });
        return Json.pretty(document);
    }
}
