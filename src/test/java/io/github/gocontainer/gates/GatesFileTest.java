package io.github.gocontainer.gates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatesFileTest {

    @TempDir
    Path folder;

    @Test
    void theLastResultOfEachGateStays() throws IOException {
        GatesFile file = new GatesFile(folder.resolve("new/gates.json"));
        GateResult scan = new GateResult("scan", "sha256:aa", Verdict.NOT_CHECKED, "no database");
        assertEquals(Optional.empty(), file.find("tests"));

        file.put(new GateResult("tests", "sha256:aa", Verdict.FAILED, "3 tests, 1 failed"));
        file.put(scan);
        file.put(new GateResult("tests", "sha256:bb", Verdict.PASSED, "3 tests, 0 failed"));

        assertEquals(List.of("scan", "tests"), List.copyOf(file.read().keySet()));
        assertEquals(Optional.of(scan), file.find("scan"));
        assertEquals(
                Optional.of(new GateResult("tests", "sha256:bb", Verdict.PASSED, "3 tests, 0 failed")),
                file.find("tests"));
    }

    @Test
    void whatWasSaidOfInputsIsSaidOfTheImageThatWasMadeOfThem() throws IOException {
        GatesFile file = new GatesFile(folder.resolve("gates.json"));
        file.put(GateResult.ofInputs("tests", "sha256:in", Verdict.PASSED, "3 tests"));
        file.put(GateResult.ofInputs("vet", "sha256:other", Verdict.PASSED, "no findings"));
        file.put(new GateResult("scan", "sha256:old", Verdict.PASSED, "clean"));
        assertEquals("sha256:in", file.find("tests").orElseThrow().subject());

        file.bind("sha256:in", "sha256:image");

        assertEquals("sha256:image", file.find("tests").orElseThrow().subject());
        assertEquals("sha256:other", file.find("vet").orElseThrow().subject());
        assertEquals("sha256:old", file.find("scan").orElseThrow().subject());

        file.bind("sha256:in", "sha256:image-with-another-label");
        assertEquals(
                "sha256:image-with-another-label",
                file.find("tests").orElseThrow().subject());

        file.bind("sha256:changed", "sha256:image-of-changed-sources");
        assertEquals(
                "sha256:image-with-another-label",
                file.find("tests").orElseThrow().subject());
    }

    @Test
    void whatAnotherVersionWroteIsNotGuessedAt() throws IOException {
        Path file = Files.writeString(folder.resolve("gates.json"), "{\"schemaVersion\": 7}");

        IOException failure = assertThrows(IOException.class, () -> new GatesFile(file).read());

        assertTrue(failure.getMessage().contains("schemaVersion 7"), failure.getMessage());
    }
}
