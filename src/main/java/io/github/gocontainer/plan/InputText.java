package io.github.gocontainer.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/** Writes a value as one text that no other value has: lists and maps as JSON, a text as it is. */
final class InputText {

    private InputText() {}

    static String of(Object value) {
        JsonNode node = node(value);
        return node.isTextual() ? node.textValue() : new String(Json.compact(node), StandardCharsets.UTF_8);
    }

    private static JsonNode node(Object value) {
        if (value instanceof Collection<?> items) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> array.add(node(item)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode object = Json.object();
            map.forEach((key, item) -> object.set(key.toString(), node(item)));
            return object;
        }
        return JsonNodeFactory.instance.textNode(value.toString());
    }
}
