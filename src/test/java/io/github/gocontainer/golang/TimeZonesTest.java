package io.github.gocontainer.golang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.testbed.RealParts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeZonesTest {

    @TempDir
    private Path directory;

    @Test
    void theZonesOfTheRealGoAreThere() {
        SortedMap<String, byte[]> zones = TimeZones.of(toolchain(RealParts.program("go")));
        assertTrue(zones.size() > 400, () -> zones.size() + " zones");
        byte[] berlin = zones.get("Europe/Berlin");
        assertEquals("TZif", new String(berlin, 0, 4, StandardCharsets.US_ASCII));
    }

    @Test
    void aGoWithoutZonesIsNamed() throws IOException {
        Path executable = Files.createDirectories(directory.resolve("bin")).resolve("go");
        Files.writeString(executable, "");
        Files.createDirectories(directory.resolve("src"));
        BuildFailure failure = assertThrows(BuildFailure.class, () -> TimeZones.of(toolchain(executable)));
        assertTrue(failure.getMessage().contains(executable.toString()), failure.getMessage());
        assertTrue(failure.hint().orElseThrow().contains("time/tzdata"));
    }

    private static GoToolchain toolchain(Path executable) {
        return new GoToolchain(executable, GoVersion.parse("1.26.8"), "test");
    }
}
