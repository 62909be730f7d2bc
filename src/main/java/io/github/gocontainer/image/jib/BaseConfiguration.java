package io.github.gocontainer.image.jib;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.image.BaseImage;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The configuration of a base image, taken as it is: fields that we do not know, such as StopSignal, Shell or OnBuild,
 * are carried over.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md">OCI image specification,
 *     config.md</a>
 */
final class BaseConfiguration {

    private final BaseImage base;

    BaseConfiguration(BaseImage base) {
        this.base = base;
    }

    /** The base's configuration with ours over it and our layers behind its own. */
    ObjectNode completed(ObjectNode own) throws IOException {
        ObjectNode result = read().deepCopy();
        for (String field : new String[] {"created", "architecture", "os", "variant"}) {
            result.remove(field);
            if (own.has(field)) {
                result.set(field, own.get(field));
            }
        }
        completeContainer(result.withObjectProperty("config"), own.withObjectProperty("config"));
        result.withObjectProperty("rootfs").withArrayProperty("diff_ids").addAll((ArrayNode)
                own.path("rootfs").path("diff_ids"));
        result.withArrayProperty("history").addAll((ArrayNode) own.path("history"));
        // What Docker's builder left of its own work says nothing about this image.
        result.remove("container");
        result.remove("container_config");
        return result;
    }

    private ObjectNode read() throws IOException {
        JsonNode manifest = Json.parse(base.store().document(base.manifest().digest()));
        Digest config;
        try {
            config = Digest.parse(manifest.path("config").path("digest").asText());
        } catch (IllegalArgumentException e) {
            throw new IOException("the manifest of " + base.reference() + " has no valid config: " + e.getMessage(), e);
        }
        if (Json.parse(base.store().document(config)) instanceof ObjectNode object) {
            return object;
        }
        throw new IOException("the configuration of " + base.reference() + " is not a JSON object");
    }

    private static void completeContainer(ObjectNode container, ObjectNode own) {
        own.properties().forEach(entry -> {
            switch (entry.getKey()) {
                case "Env" -> container.set("Env", environment(container.path("Env"), entry.getValue()));
                case "Labels", "ExposedPorts", "Volumes" ->
                    container.set(entry.getKey(), union(container.path(entry.getKey()), entry.getValue()));
                default -> container.set(entry.getKey(), entry.getValue());
            }
        });
        if (own.has("Entrypoint") && !own.has("Cmd")) {
            // The base's arguments were meant for the base's program.
            container.remove("Cmd");
        }
    }

    private static ArrayNode environment(JsonNode base, JsonNode own) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (JsonNode list : new JsonNode[] {base, own}) {
            for (JsonNode entry : list) {
                String text = entry.asText();
                int equals = text.indexOf('=');
                variables.put(equals < 0 ? text : text.substring(0, equals), text);
            }
        }
        ArrayNode result = Json.object().putArray("Env");
        variables.values().forEach(result::add);
        return result;
    }

    private static ObjectNode union(JsonNode base, JsonNode own) {
        SortedMap<String, JsonNode> fields = new TreeMap<>();
        base.properties().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
        own.properties().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
        ObjectNode result = Json.object();
        fields.forEach(result::set);
        return result;
    }
}
