package io.github.gocontainer.cluster.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The labels by which this plugin finds again what it made. */
public final class OwnLabels {

    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String MANAGER = "gocontainer";

    /** The application that an object belongs to; a namespace belongs to none, because others may live in it as well. */
    public static final String APPLICATION = "gocontainer.github.io/application";

    private OwnLabels() {}

    static void put(Manifest manifest, String application) {
        ObjectNode metadata = manifest.content().withObject("/metadata");
        ObjectNode labels = metadata.path("labels") instanceof ObjectNode given ? given : metadata.putObject("labels");
        labels.put(MANAGED_BY, MANAGER);
        if (!manifest.kind().equals("Namespace")) {
            labels.put(APPLICATION, application);
        }
    }

    /** As the API takes it in {@code labelSelector}. */
    public static String selector(String application) {
        return MANAGED_BY + "=" + MANAGER + "," + APPLICATION + "=" + application;
    }

    /** Whether an object of a cluster was made by this plugin for this application. */
    public static boolean areOn(JsonNode object, String application) {
        JsonNode labels = object.path("metadata").path("labels");
        return labels.path(MANAGED_BY).asText().equals(MANAGER)
                && labels.path(APPLICATION).asText().equals(application);
    }
}
