package io.github.gocontainer.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.testbed.ScriptedApi.Answer;
import io.github.gocontainer.testbed.ScriptedApi.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The namespaces shop and batch of an API server that knows server-side apply by one manager, with controllers that roll out a template in
 * three looks, and never one whose image is bad. A StatefulSet has a pod at once; a bad one stays in its way until it is deleted.
 */
final class ApplyStory {

    private static final int LOOKS = 3;
    private static final String TYPES = """
            {"resources":[{"name":"%s","kind":"%s","namespaced":true,"verbs":["get","patch"]},
            {"name":"%s","kind":"%s","namespaced":true,"verbs":["get","patch"]}]}
            """;

    private final Map<String, ObjectNode> objects = new TreeMap<>();
    private final Map<String, ObjectNode> badPods = new TreeMap<>();
    private final Map<String, Integer> looksLeft = new HashMap<>();
    private final Set<String> bad = new HashSet<>();
    private final List<String> changes = new ArrayList<>();
    private int version = 100;

    synchronized Answer answer(Request request) throws IOException {
        String path = request.path();
        if (path.endsWith("/selfsubjectaccessreviews")) {
            return Answer.json(201, "{\"status\":{\"allowed\":true}}");
        } else if (path.equals("/api/v1")) {
            return Answer.json(200, TYPES.formatted("configmaps", "ConfigMap", "services", "Service"));
        } else if (path.equals("/apis/apps/v1")) {
            return Answer.json(200, TYPES.formatted("deployments", "Deployment", "statefulsets", "StatefulSet"));
        } else if (path.endsWith("/pods")) {
            ObjectNode list = Json.object().put("kind", "List");
            list.putArray("items").addAll(badPods.values());
            return Answer.json(200, text(list));
        } else if (request.method().equals("DELETE") && badPods.containsKey(path)) {
            changes.add("DELETE " + path);
            badPods.remove(path);
            return Answer.json(200, "{\"kind\":\"Status\"}");
        } else if (!isObject(path)) {
            return Answer.json(200, "{\"kind\":\"List\",\"items\":[]}");
        } else if (request.method().equals("PATCH")) {
            return apply(path, body(request), request.query().contains("dryRun=All"));
        } else if (request.method().equals("DELETE")) {
            changes.add("DELETE " + path);
            return objects.remove(path) == null ? missing() : Answer.json(200, "{\"kind\":\"Status\"}");
        }
        return Optional.ofNullable(objects.get(path))
                .map(object -> Answer.json(200, text(look(path, object))))
                .orElseGet(ApplyStory::missing);
    }

    private static boolean isObject(String path) {
        return path.matches("/apis?/.*/namespaces/(shop|batch)/[a-z]+/[a-z]+");
    }

    private static Answer missing() {
        return Answer.failure(404, "NotFound", "not found");
    }

    private static JsonNode body(Request request) throws IOException {
        return Json.parse(request.body().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(JsonNode document) {
        return new String(Json.compact(document), StandardCharsets.UTF_8);
    }

    private Answer apply(String path, JsonNode body, boolean trial) {
        ObjectNode before = objects.get(path);
        String expected = body.path("metadata").path("resourceVersion").asText("");
        if (before != null
                && !expected.isEmpty()
                && !expected.equals(
                        before.path("metadata").path("resourceVersion").asText())) {
            return Answer.failure(409, "Conflict", "the object has been modified");
        }
        ObjectNode after = (ObjectNode) body.deepCopy();
        ObjectNode metadata = after.withObject("/metadata");
        metadata.remove("resourceVersion");
        ObjectNode fields = fields(after);
        metadata.put("uid", "uid-of-" + path);
        metadata.putArray("managedFields")
                .addObject()
                .put("manager", "gocontainer")
                .put("operation", "Apply")
                .set("fieldsV1", fields);
        boolean changed = before == null || !before.path("spec").equals(after.path("spec"));
        long generation =
                before == null ? 0 : before.path("metadata").path("generation").asLong();
        metadata.put("generation", changed ? generation + 1 : generation);
        metadata.put("resourceVersion", String.valueOf(trial ? version : ++version));
        if (before != null && before.has("status")) {
            after.set("status", before.path("status"));
        }
        if (!trial) {
            objects.put(path, after);
            changes.add("PATCH " + path);
            if (changed) {
                looksLeft.put(path, LOOKS);
            }
        }
        return Answer.json(200, text(after));
    }

    /** Lists are one field, as those that are called atomic. */
    private static ObjectNode fields(JsonNode value) {
        ObjectNode fields = Json.object();
        value.properties().forEach(entry -> {
            if (!Set.of("apiVersion", "kind", "name", "namespace").contains(entry.getKey())) {
                fields.set("f:" + entry.getKey(), fields(entry.getValue()));
            }
        });
        return fields;
    }

    /** What the controllers have done until now. */
    private ObjectNode look(String path, ObjectNode object) {
        int left = looksLeft.getOrDefault(path, 0);
        boolean runs = bad.stream().noneMatch(text(object)::contains);
        if (path.contains("/deployments/")) {
            long generation = object.path("metadata").path("generation").asLong();
            int ready = left == 0 && runs ? 1 : 0;
            ObjectNode status = object.putObject("status");
            status.put("observedGeneration", left == LOOKS ? generation - 1 : generation)
                    .put("replicas", 1)
                    .put("updatedReplicas", 1)
                    .put("availableReplicas", ready)
                    .put("readyReplicas", ready);
        } else if (path.contains("/statefulsets/")) {
            lookAtStatefulSet(path, object, runs);
        }
        if (left > 0) {
            looksLeft.put(path, left - 1);
            object.withObject("/metadata").put("resourceVersion", String.valueOf(++version));
        }
        return object;
    }

    private void lookAtStatefulSet(String path, ObjectNode object, boolean runs) {
        String name = object.path("metadata").path("name").asText();
        long generation = object.path("metadata").path("generation").asLong();
        String revision = name + "-of-generation-" + generation;
        String pod = path.replaceAll("/apis/.*/namespaces/(.*)/statefulsets/.*", "/api/v1/namespaces/$1/pods/") + name
                + "-0";
        if (!runs) {
            ObjectNode metadata = badPods.computeIfAbsent(pod, first -> Json.object())
                    .putObject("metadata")
                    .put("name", name + "-0")
                    .put("uid", "uid-of-" + pod);
            metadata.putObject("labels").put("controller-revision-hash", revision);
            metadata.putArray("ownerReferences").addObject().put("uid", "uid-of-" + path);
        }
        object.putObject("status")
                .put("observedGeneration", generation)
                .put("replicas", 1)
                .put("updatedReplicas", 1)
                .put("readyReplicas", badPods.containsKey(pod) ? 0 : 1)
                .put("currentRevision", revision)
                .put("updateRevision", revision);
    }

    /** No template with this text in it ever runs. */
    synchronized void neverRuns(String text) {
        bad.add(text);
    }

    /** Somebody else changes an object. */
    synchronized void change(String path, java.util.function.Consumer<ObjectNode> change) {
        ObjectNode object = objects.get(path);
        change.accept(object);
        ObjectNode metadata = object.withObject("/metadata");
        metadata.put("generation", metadata.path("generation").asLong() + 1);
        metadata.put("resourceVersion", String.valueOf(++version));
    }

    synchronized Optional<JsonNode> object(String path) {
        return Optional.ofNullable(objects.get(path));
    }

    /** What has really been changed, in its order; then forgotten. */
    synchronized List<String> changes() {
        List<String> made = changes.stream()
                .map(change -> change.replaceAll("/apis?/.*/namespaces/shop/", ""))
                .toList();
        changes.clear();
        return made;
    }
}
