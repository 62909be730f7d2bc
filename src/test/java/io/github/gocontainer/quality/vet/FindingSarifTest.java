package io.github.gocontainer.quality.vet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SarifTest {

    @Test
    void everyToolHasARunAlsoOneThatFoundNothing() throws IOException {
        Map<String, List<Finding>> found = new LinkedHashMap<>();
        found.put("go vet", List.of());
        found.put("gofmt", List.of(new Finding("gofmt", "format", "with space/100%.go", 0, 0, "is not formatted")));

        var document = Json.parse(Sarif.write(found, "error"));

        assertEquals(0, document.at("/runs/0/results").size());
        var location = document.at("/runs/1/results/0/locations/0/physicalLocation");
        assertEquals(
                "with%20space/100%25.go", location.at("/artifactLocation/uri").asText());
        assertTrue(location.at("/region").isMissingNode());
        assertEquals("error", document.at("/runs/1/results/0/level").asText());
        assertEquals("format", document.at("/runs/1/tool/driver/rules/0/id").asText());
    }
}
