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
    void whatAnotherVersionWroteIsNotGuessedAt() throws IOException {
        Path file = Files.writeString(folder.resolve("gates.json"), "{\"schemaVersion\": 7}");

        IOException failure = assertThrows(IOException.class, () -> new GatesFile(file).read());

        assertTrue(failure.getMessage().contains("schemaVersion 7"), failure.getMessage());
    }
}
