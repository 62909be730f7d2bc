package io.github.gocontainer.registry.referrer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.MediaTypes;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The index of all that refers to one manifest, where the registry keeps no such list itself; what others wrote into it
 * stays as it is.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema">OCI
 *     distribution specification, Referrers Tag Schema</a>
 */
public final class ReferrerList {

    private static final int SCHEMA_VERSION = 2;

    private ReferrerList() {}

    /** The list with this entry, sorted by digest, so that two writers of the same entries write the same bytes. */
    static byte[] with(Optional<byte[]> list, ObjectNode entry) throws IOException {
        ObjectNode index = list.isPresent() ? read(list.get()) : Json.object();
        index.put("schemaVersion", SCHEMA_VERSION);
        index.put("mediaType", MediaTypes.OCI_INDEX);
        TreeMap<String, JsonNode> entries = new TreeMap<>();
        index.path("manifests")
                .forEach(present -> entries.put(present.path("digest").asText(), present));
        entries.put(entry.path("digest").asText(), entry);
        ArrayNode manifests = index.putArray("manifests");
        entries.values().forEach(manifests::add);
        return Json.compact(index);
    }

    /** Whether a list names this manifest. */
    public static boolean names(byte[] list, Digest digest) throws IOException {
        for (JsonNode entry : read(list).path("manifests")) {
            if (entry.path("digest").asText().equals(digest.toString())) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode read(byte[] list) throws IOException {
        if (Json.parse(list) instanceof ObjectNode index) {
            return index;
        }
        throw new IOException("the list of referrers is no JSON object");
    }
}
