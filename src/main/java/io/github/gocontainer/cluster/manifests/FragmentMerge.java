package io.github.gocontainer.cluster.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lays a fragment over a generated manifest, as a strategic merge patch does: objects are merged, lists of named things by
 * their names, other lists are replaced; {@code null} removes a field and {@code $patch: delete} an item.
 */
final class FragmentMerge {

    private static final String DIRECTIVE = "$patch";

    /** What tells the items of a list apart, by the list's name. */
    private static final Map<String, List<String>> KEYS = Map.of(
            "containers", List.of("name"),
            "initContainers", List.of("name"),
            "volumes", List.of("name"),
            "env", List.of("name"),
            "imagePullSecrets", List.of("name"),
            "ports", List.of("containerPort", "port"),
            "volumeMounts", List.of("mountPath"),
            "topologySpreadConstraints", List.of("topologyKey"),
            "hostAliases", List.of("ip"));

    /** Items of which there is one form or another, never a mixture. */
    private static final Set<String> WHOLE_ITEMS = Set.of("env", "volumes", "topologySpreadConstraints");

    /** Objects that hold one of several things. */
    private static final Set<String> HANDLERS =
            Set.of("httpGet", "tcpSocket", "exec", "grpc", "sleep", "Recreate", "rollingUpdate");

    private FragmentMerge() {}

    /** The fragment over the base; neither is changed. */
    static ObjectNode merged(ObjectNode base, ObjectNode fragment) {
        ObjectNode result = base.deepCopy();
        dropOtherHandlers(result, fragment);
        for (Map.Entry<String, JsonNode> entry : fragment.properties()) {
            String name = entry.getKey();
            JsonNode value = entry.getValue();
            JsonNode before = result.path(name);
            if (value.isNull()) {
                result.remove(name);
            } else if (value instanceof ObjectNode over) {
                result.set(
                        name,
                        merged(
                                before instanceof ObjectNode under ? under : JsonNodeFactory.instance.objectNode(),
                                over));
            } else if (value instanceof ArrayNode over && before instanceof ArrayNode under && KEYS.containsKey(name)) {
                result.set(name, list(name, under, over));
            } else {
                result.set(name, value.deepCopy());
            }
        }
        return result;
    }

    /** A probe asks in one way, and a strategy that recreates has no parameters of a rolling update. */
    private static void dropOtherHandlers(ObjectNode base, ObjectNode fragment) {
        boolean replaces = fragment.properties().stream()
                .anyMatch(entry -> HANDLERS.contains(entry.getKey()) && !base.has(entry.getKey()));
        boolean recreates = fragment.path("type").asText().equals("Recreate");
        if (replaces || recreates) {
            base.remove(HANDLERS);
        }
    }

    private static ArrayNode list(String name, ArrayNode under, ArrayNode over) {
        ArrayNode result = under.deepCopy();
        for (JsonNode item : over) {
            int place = place(name, result, item);
            if (item.path(DIRECTIVE).asText().equals("delete")) {
                if (place >= 0) {
                    result.remove(place);
                }
            } else if (place < 0) {
                result.add(item.deepCopy());
            } else if (item instanceof ObjectNode object
                    && result.get(place) instanceof ObjectNode base
                    && !WHOLE_ITEMS.contains(name)) {
                result.set(place, merged(base, object));
            } else {
                result.set(place, item.deepCopy());
            }
        }
        return result;
    }

    /** Where the item that is meant stands; -1 when there is none. */
    private static int place(String list, ArrayNode items, JsonNode wanted) {
        for (String key : KEYS.getOrDefault(list, List.of())) {
            for (int i = 0; wanted.has(key) && i < items.size(); i++) {
                if (items.get(i).path(key).equals(wanted.path(key))) {
                    return i;
                }
            }
        }
        boolean isTheOnlyContainer = list.equals("containers") && !wanted.has("name") && items.size() == 1;
        return isTheOnlyContainer ? 0 : -1;
    }
}
