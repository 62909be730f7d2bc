package io.github.gocontainer.cluster.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OwnedFieldsTest {

    private static final JsonNode LIVE = json("""
            {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {
              "name": "web", "namespace": "shop", "uid": "1", "labels": {"app": "web", "theirs": "x"}, "finalizers": ["a", "b"],
              "managedFields": [
                {"manager": "gocontainer", "operation": "Apply", "fieldsV1": {
                  "f:metadata": {"f:labels": {"f:app": {}}, "f:finalizers": {"v:\\"a\\"": {}}},
                  "f:spec": {"f:replicas": {}, "f:template": {"f:spec": {"f:containers": {
                    "k:{\\"name\\":\\"web\\"}": {".": {}, "f:name": {}, "f:args": {},
                      "f:ports": {"k:{\\"containerPort\\":80,\\"protocol\\":\\"TCP\\"}": {".": {}, "f:containerPort": {}}}}}}}}}},
                {"manager": "gocontainer", "operation": "Update", "fieldsV1": {
                  "f:spec": {"f:template": {"f:spec": {"f:containers": {"k:{\\"name\\":\\"web\\"}": {"f:image": {}}}}}}}},
                {"manager": "gocontainer", "operation": "Update", "subresource": "status", "fieldsV1": {"f:status": {}}},
                {"manager": "kubectl", "operation": "Update", "fieldsV1": {
                  "f:metadata": {"f:labels": {"f:theirs": {}}},
                  "f:spec": {"f:paused": {}, "f:template": {"f:spec": {"f:containers": {"k:{\\"name\\":\\"other\\"}": {}}}}}}}]},
             "spec": {"replicas": 2, "paused": false, "template": {"spec": {"containers": [
               {"name": "other", "image": "o"},
               {"name": "web", "image": "i", "args": ["-a", "-b"], "env": [],
                "ports": [{"containerPort": 80, "protocol": "TCP", "name": "theirs"}]}]}}},
             "status": {"replicas": 2}}
            """);

    @Test
    void whatWeSaidOfAnObjectIsFoundAgain() {
        assertEquals(json("""
                        {"metadata": {"labels": {"app": "web"}, "finalizers": ["a"], "name": "web", "namespace": "shop"},
                         "spec": {"replicas": 2, "template": {"spec": {"containers": [
                           {"name": "web", "args": ["-a", "-b"], "ports": [{"containerPort": 80, "protocol": "TCP"}],
                            "image": "i"}]}}},
                         "apiVersion": "apps/v1", "kind": "Deployment"}
                        """), new OwnedFields(LIVE, "gocontainer").configuration());
    }

    @Test
    void whoSaidNothingLeavesOnlyTheName() {
        assertEquals(json("""
                        {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web", "namespace": "shop"}}
                        """), new OwnedFields(LIVE, "somebody").configuration());
    }

    @Test
    void anOnlyOwnerIsNoneWithOthers() {
        OwnedFields ours = new OwnedFields(LIVE, "gocontainer");
        assertTrue(ours.onlyOwnerOf("spec", "replicas"));
        assertFalse(ours.onlyOwnerOf("spec", "paused"));
        assertFalse(ours.onlyOwnerOf("spec", "minReadySeconds"));
        assertFalse(new OwnedFields(LIVE, "kubectl").onlyOwnerOf("spec", "template"));
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
