package io.github.gocontainer.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.cluster.ApiReply;
import io.github.gocontainer.cluster.ApiRequest;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.PatchType;
import io.github.gocontainer.cluster.ResourceName;
import io.github.gocontainer.log.BuildLog;
import java.util.HashSet;
import java.util.Set;

/** Sends configurations in the name of this plugin; a field is never taken from another manager. */
final class ServerSideApply {

    /** In whose name fields are owned. */
    static final String FIELD_MANAGER = "gocontainer";

    private final Cluster cluster;
    private final BuildLog log;
    private final Set<String> warned = new HashSet<>();

    ServerSideApply(Cluster cluster, BuildLog log) {
        this.cluster = cluster;
        this.log = log;
    }

    /** What the server would answer; nothing is changed. */
    ApiReply tryOut(ResourceName name, ObjectNode body, boolean force) {
        ApiReply reply = send("try " + name, request(name, body, force).with("dryRun", "All"));
        for (String warning : reply.warnings()) {
            if (warned.add(name + warning)) {
                log.warn(name + ": " + warning);
            }
        }
        return reply;
    }

    /** The object as it is then. */
    JsonNode apply(ResourceName name, ObjectNode body, boolean force) {
        String what = "apply " + name;
        ApiReply reply = send(what, request(name, body, force));
        if (!reply.succeeded()) {
            throw cluster.failure(what, reply);
        }
        return reply.json();
    }

    ApiReply send(String what, ApiRequest request) {
        return cluster.send(what, request);
    }

    static ApiRequest request(ResourceName name, ObjectNode body, boolean force) {
        ApiRequest request = ApiRequest.patch(name.path(), PatchType.APPLY, body)
                .with("fieldManager", FIELD_MANAGER)
                .with("fieldValidation", "Strict");
        return force ? request.with("force", "true") : request;
    }
}
