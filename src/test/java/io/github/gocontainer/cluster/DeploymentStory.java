package io.github.gocontainer.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.testbed.ScriptedApi.Answer;
import io.github.gocontainer.testbed.ScriptedApi.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The Deployment shop/web as an API server with its controllers shows it: a new image is rolled out in three looks. */
final class DeploymentStory {

    private static final int LOOKS = 3;

    private String image = "web:1";
    private long generation = 1;
    private long version = 10;
    private int looksLeft;
    private boolean patched;
    private boolean ready = true;
    private String forbidden = "nothing";

    synchronized Answer answer(Request request) throws IOException {
        if (request.path().endsWith("/selfsubjectaccessreviews")) {
            String verb = body(request)
                    .path("spec")
                    .path("resourceAttributes")
                    .path("verb")
                    .asText();
            return Answer.json(201, "{\"status\":{\"allowed\":" + !verb.equals(forbidden) + "}}");
        } else if (!request.path().endsWith("/deployments/web")) {
            return Answer.json(200, "{\"kind\":\"List\",\"items\":[]}");
        } else if (request.method().equals("PATCH")) {
            return patch(body(request));
        }
        if (looksLeft > 0) {
            looksLeft--;
            version++;
        }
        return Answer.json(200, document());
    }

    private Answer patch(JsonNode patch) {
        if (!patch.path("metadata").path("resourceVersion").asText().equals(String.valueOf(version))) {
            return Answer.failure(409, "Conflict", "the object has been modified");
        }
        patched = true;
        setImage(patch.path("spec")
                .path("template")
                .path("spec")
                .path("containers")
                .path(0)
                .path("image")
                .asText());
        return Answer.json(200, document());
    }

    synchronized void setImage(String other) {
        image = other;
        generation++;
        version++;
        looksLeft = LOOKS;
    }

    /** A new status, as it comes at any time. */
    synchronized void touch() {
        version++;
    }

    /** No version but the first one ever gets ready. */
    synchronized void neverReady() {
        ready = false;
    }

    synchronized void forbid(String verb) {
        forbidden = verb;
    }

    synchronized boolean isPatched() {
        return patched;
    }

    synchronized long generation() {
        return generation;
    }

    synchronized String image() {
        return image;
    }

    private String document() {
        boolean arrives = ready || image.equals("web:1");
        long observed = looksLeft == LOOKS ? generation - 1 : generation;
        int available = looksLeft == 0 && arrives ? 1 : 0;
        return """
                {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web","namespace":"shop","uid":"u1",
                 "generation":%d,"resourceVersion":"%d"},"spec":{"replicas":1,"selector":{"matchLabels":{"app":"web"}},
                 "template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"web","image":"%s"}]}}},
                 "status":{"observedGeneration":%d,"replicas":1,"updatedReplicas":1,"availableReplicas":%d,"readyReplicas":%d}}
                """.formatted(generation, version, image, observed, available, available);
    }

    private static JsonNode body(Request request) throws IOException {
        return Json.parse(request.body().getBytes(StandardCharsets.UTF_8));
    }
}
