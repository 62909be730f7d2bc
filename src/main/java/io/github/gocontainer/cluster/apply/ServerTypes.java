package io.github.gocontainer.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.cluster.ApiReply;
import io.github.gocontainer.cluster.ApiRequest;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types of objects that a server has, as its discovery documents say. */
final class ServerTypes {

    private static final int NOT_FOUND = 404;

    private final Cluster cluster;
    private final Map<String, List<Served>> known = new HashMap<>();

    ServerTypes(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * A type with what can be done with its objects.
     *
     * @param verbs for example {@code list}
     */
    record Served(ResourceType type, List<String> verbs) {}

    /** Empty when the server has no such kind in this version of the API. */
    Optional<ResourceType> find(String apiVersion, String kind) {
        return of(apiVersion).stream()
                .map(Served::type)
                .filter(type -> type.kind().equals(kind))
                .findFirst();
    }

    /** All types of one version of the API; none when the server does not have it. */
    List<Served> of(String apiVersion) {
        List<Served> types = known.get(apiVersion);
        if (types == null) {
            types = read(apiVersion);
            if (!types.isEmpty()) {
                known.put(apiVersion, types);
            }
        }
        return types;
    }

    private List<Served> read(String apiVersion) {
        String what = "ask which objects of " + apiVersion + " there are";
        ApiReply reply = cluster.send(what, ApiRequest.get(path(apiVersion)));
        if (reply.status() == NOT_FOUND) {
            return List.of();
        }
        if (!reply.succeeded()) {
            throw cluster.failure(what, reply);
        }
        int slash = apiVersion.indexOf('/');
        List<Served> types = new ArrayList<>();
        for (JsonNode resource : reply.json().path("resources")) {
            String plural = resource.path("name").asText();
            if (!plural.contains("/")) {
                List<String> verbs = new ArrayList<>();
                resource.path("verbs").forEach(verb -> verbs.add(verb.asText()));
                types.add(new Served(
                        new ResourceType(
                                slash < 0 ? "" : apiVersion.substring(0, slash),
                                apiVersion.substring(slash + 1),
                                resource.path("kind").asText(),
                                plural,
                                resource.path("namespaced").asBoolean()),
                        verbs));
            }
        }
        return types;
    }

    /** Every type, each in the version that the server prefers. */
    List<Served> all() {
        List<Served> types = new ArrayList<>(of("v1"));
        JsonNode groups = cluster.request("ask which APIs there are", ApiRequest.get("/apis"));
        for (JsonNode group : groups.path("groups")) {
            types.addAll(of(group.path("preferredVersion").path("groupVersion").asText()));
        }
        return types;
    }

    private static String path(String apiVersion) {
        return apiVersion.contains("/") ? "/apis/" + apiVersion : "/api/" + apiVersion;
    }
}
