package io.github.gocontainer.quality.vet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.oci.Json;
import io.github.gocontainer.quality.sarif.SarifDocument;
import io.github.gocontainer.quality.sarif.SarifResult;
import io.github.gocontainer.quality.sarif.SarifRun;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingSarifTest {

    @Test
    void everyToolHasARunAlsoOneThatFoundNothing() throws IOException {
        Finding finding = new Finding("gofmt", "format", "with space/100%.go", 0, 0, "is not formatted");

        var document = Json.parse(SarifDocument.write(List.of(
                SarifRun.of("go vet", List.of()),
                SarifRun.of("gofmt", List.of(finding.sarif(SarifResult.Level.ERROR))))));

        assertEquals(0, document.at("/runs/0/results").size());
        var location = document.at("/runs/1/results/0/locations/0/physicalLocation");
        assertEquals(
                "with%20space/100%25.go", location.at("/artifactLocation/uri").asText());
        assertTrue(location.at("/region").isMissingNode());
        assertEquals("error", document.at("/runs/1/results/0/level").asText());
        assertEquals("format", document.at("/runs/1/tool/driver/rules/0/id").asText());
    }
}
