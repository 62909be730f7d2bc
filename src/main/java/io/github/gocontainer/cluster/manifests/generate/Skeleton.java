package io.github.gocontainer.cluster.manifests.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.cluster.manifests.application.Application;
import io.github.gocontainer.oci.Json;
import java.util.Map;

/** What all objects of one application have: its name, its namespace, its labels. */
final class Skeleton {

    private static final String NAME_LABEL = "app.kubernetes.io/name";
    private static final String POD_SECURITY = "pod-security.kubernetes.io/";

    private final Application application;

    Skeleton(Application application) {
        this.application = application;
    }

    String name() {
        return application.name();
    }

    ObjectNode object(String apiVersion, String kind) {
        ObjectNode object = Json.object().put("apiVersion", apiVersion).put("kind", kind);
        ObjectNode metadata = object.putObject("metadata");
        metadata.put("name", application.name());
        application.namespace().ifPresent(namespace -> metadata.put("namespace", namespace));
        labels(metadata);
        return object;
    }

    /** That of the application, enforcing the strictest level of Pod Security. */
    ObjectNode namespace(String name) {
        ObjectNode namespace = Json.object().put("apiVersion", "v1").put("kind", "Namespace");
        ObjectNode labels = namespace.putObject("metadata").put("name", name).putObject("labels");
        for (String mode : new String[] {"audit", "enforce", "warn"}) {
            labels.put(POD_SECURITY + mode, "restricted");
        }
        return namespace;
    }

    void labels(ObjectNode metadata) {
        ObjectNode labels = metadata.putObject("labels");
        labels.put(NAME_LABEL, application.name());
        putAll(labels, application.labels());
    }

    void annotations(ObjectNode metadata) {
        if (!application.annotations().isEmpty()) {
            putAll(metadata.putObject("annotations"), application.annotations());
        }
    }

    /** What tells the pods of the application from all others; never changes, because Kubernetes does not let it. */
    ObjectNode podLabels() {
        return Json.object().put(NAME_LABEL, application.name());
    }

    ObjectNode podSelector() {
        ObjectNode selector = Json.object();
        selector.set("matchLabels", podLabels());
        return selector;
    }

    static void putAll(ObjectNode object, Map<String, String> values) {
        values.forEach(object::put);
    }
}
