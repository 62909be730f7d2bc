package io.github.gocontainer.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A field that would be different.
 *
 * @param path for example {@code spec.template.spec.containers[web].image}
 * @param before a missing node where it is new
 * @param after a missing node where it would be gone
 */
record FieldChange(String path, JsonNode before, JsonNode after) {

    /** What the server itself counts and writes down. */
    private static final Set<String> SERVERS_OWN =
            Set.of("managedFields", "resourceVersion", "generation", "creationTimestamp", "uid", "selfLink");

    /** Between an object as it is and as it would be; what the server itself writes is no change. */
    static List<FieldChange> between(JsonNode live, JsonNode wanted) {
        List<FieldChange> changes = new ArrayList<>();
        compare("", clean(live), clean(wanted), changes);
        return changes;
    }

    private static JsonNode clean(JsonNode object) {
        JsonNode copy = object.deepCopy();
        if (copy instanceof ObjectNode fields) {
            fields.remove("status");
            if (fields.path("metadata") instanceof ObjectNode metadata) {
                metadata.remove(SERVERS_OWN);
            }
        }
        return copy;
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<FieldChange> changes) {
        if (before.equals(after)) {
            return;
        }
        if (before instanceof ObjectNode one && after instanceof ObjectNode other) {
            Set<String> names = new LinkedHashSet<>();
            one.properties().forEach(entry -> names.add(entry.getKey()));
            other.properties().forEach(entry -> names.add(entry.getKey()));
            names.forEach(name ->
                    compare(path.isEmpty() ? name : path + "." + name, one.path(name), other.path(name), changes));
        } else if (before instanceof ArrayNode one
                && after instanceof ArrayNode other
                && isNamed(one)
                && isNamed(other)) {
            Map<String, JsonNode> left = byName(one);
            Map<String, JsonNode> right = byName(other);
            Set<String> names = new LinkedHashSet<>(left.keySet());
            names.addAll(right.keySet());
            names.forEach(name -> compare(
                    path + "[" + name + "]",
                    left.getOrDefault(name, MissingNode.getInstance()),
                    right.getOrDefault(name, MissingNode.getInstance()),
                    changes));
        } else {
            changes.add(new FieldChange(path, before, after));
        }
    }

    private static boolean isNamed(ArrayNode list) {
        for (JsonNode item : list) {
            if (!item.path("name").isTextual()) {
                return false;
            }
        }
        return byName(list).size() == list.size();
    }

    private static Map<String, JsonNode> byName(ArrayNode list) {
        Map<String, JsonNode> items = new LinkedHashMap<>();
        list.forEach(item -> items.put(item.path("name").asText(), item));
        return items;
    }

    /** The same without values that not everybody may read. */
    FieldChange withoutSecrets() {
        return path.startsWith("data") || path.startsWith("stringData")
                ? new FieldChange(path, hidden(before, "(hidden)"), hidden(after, "(hidden, different)"))
                : this;
    }

    private static JsonNode hidden(JsonNode value, String words) {
        return value.isMissingNode() ? value : Json.object().textNode(words);
    }

    /** For example {@code ~ spec.replicas: 2 -> 3}. */
    @Override
    public String toString() {
        if (before.isMissingNode()) {
            return "+ " + path + ": " + text(after);
        }
        return after.isMissingNode()
                ? "- " + path + ": " + text(before)
                : "~ " + path + ": " + text(before) + " -> " + text(after);
    }

    static String text(JsonNode value) {
        if (value.isMissingNode()) {
            return "";
        }
        return value.isValueNode() ? value.asText() : new String(Json.compact(value), StandardCharsets.UTF_8);
    }
}
