package io.github.gocontainer.cluster.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.cluster.ApiReply;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldChangeTest {

    @Test
    void namesFieldsAndItemsByTheirNames() {
        assertEquals(
                List.of(
                        "~ spec.replicas: 1 -> 2",
                        "- spec.old: x",
                        "~ spec.containers[web].image: a -> b",
                        "~ spec.containers[web].args: [\"1\"] -> [\"1\",\"2\"]",
                        "- spec.containers[gone]: {\"name\":\"gone\"}",
                        "+ spec.containers[new]: {\"name\":\"new\"}",
                        "+ spec.added: {\"a\":true}"),
                changes("""
                        {"metadata": {"resourceVersion": "1", "generation": 1, "managedFields": []}, "status": {"a": 1},
                         "spec": {"replicas": 1, "old": "x", "same": [1], "containers": [
                           {"name": "web", "image": "a", "args": ["1"]}, {"name": "gone"}]}}""", """
                        {"metadata": {"resourceVersion": "2", "generation": 2}, "status": {"a": 2},
                         "spec": {"replicas": 2, "same": [1], "containers": [
                           {"name": "new"}, {"name": "web", "image": "b", "args": ["1", "2"]}], "added": {"a": true}}}"""));
    }

    @Test
    void anotherOrderOfNamedItemsIsNoChange() {
        assertEquals(
                List.of(),
                changes(
                        "{\"env\": [{\"name\": \"A\"}, {\"name\": \"B\"}]}",
                        "{\"env\": [{\"name\": \"B\"}, {\"name\": \"A\"}]}"));
    }

    @Test
    void theServersConflictsAreRead() {
        List<FieldConflict> conflicts = FieldConflict.of(reply(409, """
                {"reason": "Conflict", "details": {"causes": [
                  {"reason": "FieldManagerConflict", "message": "conflict with \\"kubectl-edit\\" using apps/v1",
                   "field": ".spec.template.spec.containers[name=\\"web\\"].image"},
                  {"reason": "FieldManagerConflict", "message": "conflict with \\"gocontainer\\" using apps/v1 at 2026",
                   "field": ".spec.replicas"}]}}"""));
        assertEquals(
                "[.spec.template.spec.containers[name=\"web\"].image is owned by \"kubectl-edit\" using apps/v1,"
                        + " .spec.replicas is owned by \"gocontainer\" using apps/v1 at 2026]",
                conflicts.toString());
        assertFalse(conflicts.get(0).isWith("gocontainer"));
        assertTrue(conflicts.get(1).isWith("gocontainer"));
        assertEquals(List.of(), FieldConflict.of(reply(409, "{\"reason\": \"Conflict\"}")));
        assertEquals(List.of(), FieldConflict.of(reply(422, "{}")));
    }

    private static ApiReply reply(int status, String body) {
        return new ApiReply(status, body, List.of(), Optional.empty());
    }

    private static List<String> changes(String before, String after) {
        return FieldChange.between(json(before), json(after)).stream()
                .map(FieldChange::toString)
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
