package io.github.gocontainer.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of an object that one manager owns, as the server wrote them down in {@code managedFields}.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management">Field management</a>
 */
final class OwnedFields {

    private final JsonNode object;
    private final String manager;

    OwnedFields(JsonNode object, String manager) {
        this.object = object;
        this.manager = manager;
    }

    /**
     * What the manager said of the object with its newest request: applied again, it leaves exactly that. Empty fields where
     * it said nothing.
     */
    ObjectNode configuration() {
        ObjectNode configuration = Json.object();
        for (JsonNode entry : entries()) {
            if (extract(object, entry.path("fieldsV1")) instanceof ObjectNode part) {
                add(configuration, part);
            }
        }
        configuration.set("apiVersion", object.path("apiVersion"));
        configuration.set("kind", object.path("kind"));
        ObjectNode metadata = configuration.withObject("/metadata");
        metadata.set("name", object.path("metadata").path("name"));
        if (object.path("metadata").has("namespace")) {
            metadata.set("namespace", object.path("metadata").path("namespace"));
        }
        return configuration;
    }

    /** Whether the manager owns anything of the object. */
    boolean any() {
        return !entries().isEmpty();
    }

    /** Whether the manager, and nobody else, owns a field of an object in an object, for example {@code spec}, {@code replicas}. */
    boolean onlyOwnerOf(String... path) {
        boolean isOwner = false;
        for (JsonNode entry : object.path("metadata").path("managedFields")) {
            JsonNode fields = entry.path("fieldsV1");
            for (String name : path) {
                fields = fields.path("f:" + name);
            }
            if (!fields.isMissingNode()) {
                if (!isOurs(entry)) {
                    return false;
                }
                isOwner = true;
            }
        }
        return isOwner;
    }

    private List<JsonNode> entries() {
        List<JsonNode> entries = new ArrayList<>();
        object.path("metadata").path("managedFields").forEach(entry -> {
            if (isOurs(entry)) {
                entries.add(entry);
            }
        });
        return entries;
    }

    /** What a controller writes into the status or through {@code scale} is no configuration. */
    private boolean isOurs(JsonNode entry) {
        return entry.path("manager").asText().equals(manager)
                && entry.path("subresource").asText("").isEmpty();
    }

    private static JsonNode extract(JsonNode value, JsonNode fields) {
        if (fields.isEmpty()) {
            return value.deepCopy();
        }
        if (value instanceof ObjectNode map) {
            ObjectNode part = Json.object();
            fields.properties().forEach(field -> {
                String name = field.getKey();
                if (name.startsWith("f:") && map.has(name.substring(2))) {
                    part.set(name.substring(2), extract(map.path(name.substring(2)), field.getValue()));
                }
            });
            return part;
        }
        if (value instanceof ArrayNode list) {
            return items(list, fields);
        }
        return value.deepCopy();
    }

    private static ArrayNode items(ArrayNode list, JsonNode fields) {
        Map<JsonNode, JsonNode> keys = new HashMap<>();
        Map<JsonNode, JsonNode> values = new HashMap<>();
        fields.properties().forEach(field -> {
            if (field.getKey().startsWith("k:")) {
                keys.put(parsed(field.getKey().substring(2)), field.getValue());
            } else if (field.getKey().startsWith("v:")) {
                values.put(parsed(field.getKey().substring(2)), field.getValue());
            }
        });
        ArrayNode part = list.arrayNode();
        for (JsonNode item : list) {
            if (values.containsKey(item)) {
                part.add(item.deepCopy());
            }
            keys.forEach((key, owned) -> {
                if (has(item, key) && extract(item, owned) instanceof ObjectNode extracted) {
                    key.properties().forEach(entry -> extracted.set(entry.getKey(), entry.getValue()));
                    part.add(extracted);
                }
            });
        }
        return part;
    }

    private static boolean has(JsonNode item, JsonNode key) {
        return key.properties().stream()
                .allMatch(entry -> item.path(entry.getKey()).equals(entry.getValue()));
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.parse(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("the server wrote a key that is no JSON: " + json, e);
        }
    }

    /** Two requests of the same manager, such as an apply and a patch, own different parts. */
    private static void add(ObjectNode into, ObjectNode part) {
        part.properties().forEach(entry -> {
            JsonNode before = into.path(entry.getKey());
            if (before instanceof ObjectNode under && entry.getValue() instanceof ObjectNode over) {
                add(under, over);
            } else if (before instanceof ArrayNode under && entry.getValue() instanceof ArrayNode over) {
                addItems(under, over);
            } else {
                into.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static void addItems(ArrayNode under, ArrayNode over) {
        for (JsonNode item : over) {
            ObjectNode same = null;
            for (JsonNode candidate : under) {
                if (candidate instanceof ObjectNode object
                        && item.has("name")
                        && object.path("name").equals(item.path("name"))) {
                    same = object;
                }
            }
            if (same != null && item instanceof ObjectNode object) {
                add(same, object);
            } else {
                under.add(item);
            }
        }
    }
}
