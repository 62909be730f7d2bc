package io.github.gocontainer.quality.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageProfileTest {

    @TempDir
    Path folder;

    @Test
    void statementsAreCountedPerPackage() throws IOException {
        CoverageProfile profile = read("""
                mode: set
                example.org/shop/cart/cart.go:5.24,7.2 3 1
                example.org/shop/cart/cart.go:9.24,11.2 1 0
                example.org/shop/main.go:3.13,3.33 2 0
                """);

        assertEquals("set", profile.mode());
        assertEquals(new Covered(3, 4), profile.packages().get("example.org/shop/cart"));
        assertEquals(new Covered(0, 2), profile.packages().get("example.org/shop"));
    }

    @Test
    void aBlockThatSeveralTestProgramsTellOfCountsOnce() throws IOException {
        CoverageProfile profile = read("""
                mode: count
                a/a.go:1.1,2.2 5 0
                a/a.go:1.1,2.2 5 7
                a/a.go:1.1,2.2 5 0
                """);

        assertEquals(new Covered(5, 5), profile.packages().get("a"));
    }

    @Test
    void excludedFilesDoNotCount() throws IOException {
        CoverageProfile profile = read("""
                mode: set
                example.org/shop/api/shop.pb.go:1.1,2.2 500 0
                example.org/shop/mocks/db.go:1.1,2.2 50 0
                example.org/shop/api/api.go:1.1,2.2 5 1
                """);

        assertEquals(
                List.of("example.org/shop/api/api.go"),
                profile.without(List.of("*.pb.go", "mocks/**")).files());
    }

    @Test
    void nothingIsRoundedUp() {
        Covered almost = new Covered(7_999, 10_000);
        assertEquals("79.9 %", almost.toString());
        assertFalse(almost.reaches(80));
        assertTrue(new Covered(8_000, 10_000).reaches(80));
        assertTrue(new Covered(2, 3).reaches(66.6));
        assertFalse(new Covered(2, 3).reaches(66.7));
        assertTrue(new Covered(0, 0).reaches(100));
    }

    @Test
    void shortfallsHaveTheFigures() {
        CoverageSpec asked = new CoverageSpec(
                folder.resolve("coverage.out"),
                folder.resolve("coverage.html"),
                List.of(),
                Optional.of(80.0),
                Optional.of(50.5));
        CoverageResult result = new CoverageResult(
                new Covered(5, 8), new TreeMap<>(Map.of("a", new Covered(4, 4), "b", new Covered(1, 4))));

        assertEquals(
                List.of(
                        "62.5 % of the module's statements are covered (5 of 8), and 80 % are asked for",
                        "25.0 % of b are covered (1 of 4 statements), and 50.5 % of every package are asked for"),
                result.shortfalls(asked));
    }

    @Test
    void whatIsNoProfileIsNotTakenForAnEmptyOne() {
        IOException failure = assertThrows(IOException.class, () -> read("mode: set\nnonsense\n"));

        assertTrue(failure.getMessage().endsWith("is no coverage profile: line 2"), failure.getMessage());
    }

    private CoverageProfile read(String text) throws IOException {
        return CoverageProfile.read(Files.writeString(folder.resolve("coverage.out"), text));
    }
}
