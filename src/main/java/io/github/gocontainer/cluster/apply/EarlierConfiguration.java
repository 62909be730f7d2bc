package io.github.gocontainer.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.cluster.ApiReply;
import io.github.gocontainer.cluster.ApiRequest;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ResourceName;
import io.github.gocontainer.cluster.rollout.Workload;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts an object back to what it was: the configuration that this plugin had applied before is applied again, in the same
 * name, so that the next deployment finds no other owner; what did not exist is deleted.
 */
final class EarlierConfiguration {

    private static final int ATTEMPTS = 10;
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final Cluster cluster;

    EarlierConfiguration(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Puts one object back as it was before it was applied.
     *
     * @param expected the workload as it was seen last: when its template is another one, somebody else has changed it
     * @return the object as it is then; empty when it was deleted
     */
    Optional<JsonNode> putBack(PlannedManifests.AppliedObject applied, Optional<Workload> expected) {
        ResourceName name = applied.planned().name();
        if (applied.planned().isNew()) {
            delete(name, applied.now().path("metadata").path("uid").asText());
            return Optional.empty();
        }
        ObjectNode earlier = applied.earlier();
        String what = "put back what was applied before to " + name;
        for (int attempt = 1; ; attempt++) {
            JsonNode current = cluster.find(name)
                    .orElseThrow(() ->
                            new BuildFailure(FailureCode.CLUSTER, "could not " + what + ": object has been deleted"));
            checkUnchanged(what, expected, new Workload(name, current));
            ObjectNode body = earlier.deepCopy();
            body.withObject("/metadata")
                    .put(
                            "resourceVersion",
                            current.path("metadata").path("resourceVersion").asText());
            ApiReply reply = cluster.send(what, ServerSideApply.request(name, body, false));
            if (reply.succeeded()) {
                return Optional.of(reply.json());
            }
            // A controller that only wrote the status is no reason to give up.
            boolean isOld =
                    reply.status() == CONFLICT && FieldConflict.of(reply).isEmpty();
            if (!isOld || attempt == ATTEMPTS) {
                throw cluster.failure(what, reply);
            }
        }
    }

    private static void checkUnchanged(String what, Optional<Workload> expected, Workload current) {
        expected.filter(seen -> !seen.comparableTemplate().equals(current.comparableTemplate()))
                .ifPresent(seen -> {
                    throw new BuildFailure(
                            FailureCode.CLUSTER,
                            "could not " + what + ": somebody else changed it at the same time (generation "
                                    + current.generation() + "), and that was left as it is");
                });
    }

    /** Only the very object that was made: whatever has its name by now stays. */
    private void delete(ResourceName name, String uid) {
        ObjectNode options = Json.object().put("apiVersion", "v1").put("kind", "DeleteOptions");
        options.putObject("preconditions").put("uid", uid);
        ApiRequest plain = ApiRequest.delete(name.path());
        String what = "delete " + name + ", which was new";
        ApiReply reply = cluster.send(
                what,
                new ApiRequest(
                        plain.method(),
                        plain.path(),
                        new TreeMap<>(),
                        Optional.of(new ApiRequest.Body(
                                "application/json", new String(Json.compact(options), StandardCharsets.UTF_8))),
                        plain.timeout()));
        if (!reply.succeeded() && reply.status() != NOT_FOUND && reply.status() != CONFLICT) {
            throw cluster.failure(what, reply);
        }
    }
}
