package io.github.gocontainer.cluster.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/**
 * An object as it is to be in the cluster.
 *
 * @param content with everything that this plugin does not know
 */
public record Manifest(ObjectNode content) {

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");

    public String apiVersion() {
        return content.path("apiVersion").asText();
    }

    public String kind() {
        return content.path("kind").asText();
    }

    public String name() {
        return content.path("metadata").path("name").asText();
    }

    public Optional<String> namespace() {
        return Optional.of(content.path("metadata").path("namespace").asText()).filter(text -> !text.isEmpty());
    }

    /** A copy that lies in this namespace. */
    public Manifest inNamespace(String namespace) {
        ObjectNode copy = content.deepCopy();
        copy.withObject("/metadata").put("namespace", namespace);
        return new Manifest(copy);
    }

    /** The part of {@code apiVersion} before the slash; empty for the core group. */
    public String group() {
        int slash = apiVersion().indexOf('/');
        return slash < 0 ? "" : apiVersion().substring(0, slash);
    }

    /** Whether it keeps pods running. */
    public boolean isWorkload() {
        return group().equals("apps") && WORKLOADS.contains(kind());
    }

    /** Whether one of its containers, or init containers, has this image. */
    public boolean runs(String image) {
        JsonNode pod = content.path("spec").path("template").path("spec");
        for (String list : new String[] {"containers", "initContainers"}) {
            for (JsonNode container : pod.path(list)) {
                if (container.path("image").asText().equals(image)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether both are about the same object; a version of an API is no other object. */
    boolean isOf(Manifest other) {
        return group().equals(other.group()) && kind().equals(other.kind()) && name().equals(other.name());
    }

    /** For sentences, for example {@code Deployment web}. */
    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
