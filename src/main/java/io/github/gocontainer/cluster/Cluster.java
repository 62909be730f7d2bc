package io.github.gocontainer.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cluster and the namespace that the user works in: reads, changes and lists its objects, which stay the documents that
 * the server sent, so that nothing that we do not know gets lost.
 */
public final class Cluster {

    private final KubernetesApi api;
    private final ClusterIdentity identity;
    private final String namespace;
    private final ApiFailures failures;

    public Cluster(KubernetesApi api, ClusterIdentity identity, String namespace) {
        this.api = api;
        this.identity = identity;
        this.namespace = namespace;
        this.failures = new ApiFailures(identity);
    }

    public ClusterIdentity identity() {
        return identity;
    }

    /** The namespace in which the user's objects are. */
    public String namespace() {
        return namespace;
    }

    /** The same cluster, seen from the namespace of this object. */
    public Cluster around(ResourceName object) {
        return object.namespace()
                .filter(other -> !other.equals(namespace))
                .map(other -> new Cluster(api, identity, other))
                .orElse(this);
    }

    /** How a kubectl command about this cluster and namespace begins. */
    public String kubectl() {
        return "kubectl"
                + identity.context().map(context -> " --context " + context).orElse("") + " -n " + namespace;
    }

    /** An object in the user's namespace. */
    public ResourceName named(ResourceType type, String name) {
        return ResourceName.of(type, namespace, name);
    }

    /** The answer of the server, whatever its status. */
    public ApiReply send(String what, ApiRequest request) {
        try {
            return api.send(request);
        } catch (ApiUnreachable e) {
            throw failures.unreachable(what, e);
        }
    }

    /**
     * The document that the server answered with.
     *
     * @param what is tried, to follow "could not"
     * @throws BuildFailure when the answer is no success
     */
    public JsonNode request(String what, ApiRequest request) {
        ApiReply reply = send(what, request);
        if (!reply.succeeded()) {
            throw failures.of(what, reply);
        }
        return reply.json();
    }

    /** The failure that an answer without success is. */
    public BuildFailure failure(String what, ApiReply reply) {
        return failures.of(what, reply);
    }

    public Optional<JsonNode> find(ResourceName object) {
        String what = "read " + object;
        ApiReply reply = send(what, ApiRequest.get(object.path()));
        if (reply.status() == 404) {
            return Optional.empty();
        }
        if (!reply.succeeded()) {
            throw failures.of(what, reply);
        }
        return Optional.of(reply.json());
    }

    /** All objects of a type in the user's namespace that have these labels; {@code app=web,tier!=test}. */
    public List<JsonNode> list(ResourceType type, String labelSelector) {
        ApiRequest request = ApiRequest.get(type.path(Optional.of(namespace)));
        return items(request(
                "list " + type.plural(),
                labelSelector.isEmpty() ? request : request.with("labelSelector", labelSelector)));
    }

    /** The items of a list document. */
    public static List<JsonNode> items(JsonNode list) {
        List<JsonNode> items = new ArrayList<>();
        list.path("items").forEach(items::add);
        return items;
    }

    /** Whether the user may do this. */
    public boolean allows(Access access) {
        JsonNode review = request(
                "ask whether this user may " + access,
                ApiRequest.post(ResourceType.ACCESS_REVIEW.path(Optional.empty()), access.review()));
        return review.path("status").path("allowed").asBoolean();
    }

    /** Fails before anything is changed when a right is missing; names all that are. */
    public void require(List<Access> accesses) {
        List<String> missing = new ArrayList<>();
        for (Access access : accesses) {
            if (!allows(access)) {
                missing.add(access.toString());
            }
        }
        if (!missing.isEmpty()) {
            throw new BuildFailure(
                    FailureCode.CREDENTIALS,
                    "the user of " + identity.credentials() + " may not do this in namespace " + namespace + " of "
                            + identity + ": " + String.join(", ", missing) + "; nothing was changed",
                    "ask for a Role with these verbs and resources and a RoleBinding for that user; it shows with:"
                            + " kubectl auth can-i " + missing.get(0) + " -n " + namespace);
        }
    }

    /** The lines of a log as they come. */
    public ApiReply stream(String what, ApiRequest request, java.util.function.Consumer<String> lines) {
        try {
            return api.stream(request, lines);
        } catch (ApiUnreachable e) {
            throw failures.unreachable(what, e);
        }
    }
}
