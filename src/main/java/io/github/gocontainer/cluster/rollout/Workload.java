package io.github.gocontainer.cluster.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.cluster.ResourceName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Deployment, StatefulSet or DaemonSet as the server sent it.
 *
 * @param document with everything that this plugin does not know
 */
public record Workload(ResourceName name, JsonNode document) {

    private static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String HASH = "pod-template-hash";

    public String uid() {
        return metadata().path("uid").asText();
    }

    public String resourceVersion() {
        return metadata().path("resourceVersion").asText();
    }

    /** Counts the changes of what is wanted. */
    public long generation() {
        return metadata().path("generation").asLong();
    }

    /** The newest generation that the controller has seen. */
    public long observedGeneration() {
        return status("observedGeneration");
    }

    /** Whether its controller does nothing at the moment because somebody said so. */
    public boolean isPaused() {
        return spec().path("paused").asBoolean();
    }

    public boolean isBeingDeleted() {
        return metadata().has("deletionTimestamp");
    }

    /** How many pods are wanted; Kubernetes takes a missing number for 1. */
    public long replicas() {
        return spec().path("replicas").asLong(1);
    }

    /** A number of the status; Kubernetes leaves out those that are 0. */
    public long status(String name) {
        return status().path(name).asLong();
    }

    /** The revision of a Deployment, as kubectl rollout history lists them; empty text before there is one. */
    public String revision() {
        return metadata().path("annotations").path(REVISION).asText("");
    }

    public JsonNode metadata() {
        return document.path("metadata");
    }

    public JsonNode spec() {
        return document.path("spec");
    }

    public JsonNode status() {
        return document.path("status");
    }

    /** What its pods are made from. */
    public JsonNode template() {
        return spec().path("template");
    }

    /** The template without what the controllers add to it, so that two can be compared. */
    public JsonNode comparableTemplate() {
        return comparable(template());
    }

    /** A template of whatever owner, without what the controllers add to it. */
    public static JsonNode comparable(JsonNode template) {
        JsonNode copy = template.deepCopy();
        if (copy instanceof ObjectNode whole) {
            whole.remove("$patch");
        }
        if (copy.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("creationTimestamp");
            if (metadata.path("labels") instanceof ObjectNode labels) {
                labels.remove(HASH);
            }
        }
        return copy;
    }

    /** The image of each container by the container's name, in their order. */
    public Map<String, String> images() {
        return images("containers");
    }

    /** The image of each init container by its name, in their order. */
    public Map<String, String> initImages() {
        return images("initContainers");
    }

    private Map<String, String> images(String list) {
        Map<String, String> images = new LinkedHashMap<>();
        template()
                .path("spec")
                .path(list)
                .forEach(container -> images.put(
                        container.path("name").asText(), container.path("image").asText()));
        return images;
    }

    /** The condition of this type; a missing node when there is none. */
    public JsonNode condition(String type) {
        return condition(document, type);
    }

    /** The condition of this type of any object; a missing node when there is none. */
    static JsonNode condition(JsonNode object, String type) {
        for (JsonNode condition : object.path("status").path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    /** The labels that its pods have, in the form that the API takes as {@code labelSelector}. */
    public String selector() {
        List<String> parts = new ArrayList<>();
        spec().path("selector")
                .path("matchLabels")
                .properties()
                .forEach(label ->
                        parts.add(label.getKey() + "=" + label.getValue().asText()));
        for (JsonNode expression : spec().path("selector").path("matchExpressions")) {
            parts.add(text(expression));
        }
        return String.join(",", parts);
    }

    private static String text(JsonNode expression) {
        String key = expression.path("key").asText();
        List<String> values = new ArrayList<>();
        expression.path("values").forEach(value -> values.add(value.asText()));
        return switch (expression.path("operator").asText()) {
            case "In" -> key + " in (" + String.join(",", values) + ")";
            case "NotIn" -> key + " notin (" + String.join(",", values) + ")";
            case "DoesNotExist" -> "!" + key;
            default -> key;
        };
    }

    /** Whether an object is owned by this workload. */
    public boolean owns(JsonNode object) {
        for (JsonNode owner : object.path("metadata").path("ownerReferences")) {
            if (owner.path("uid").asText().equals(uid())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
