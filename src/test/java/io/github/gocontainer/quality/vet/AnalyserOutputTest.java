package io.github.gocontainer.quality.vet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.oci.Json;
import io.github.gocontainer.process.SystemCommandRunner;
import io.github.gocontainer.quality.TestGoTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What analysers print, in the forms of several versions. */
class AnalyserOutputTest {

    @TempDir
    Path module;

    private static List<Finding> staticcheck(String line, Positions positions) {
        return new JsonLines(
                        "staticcheck", TestGoTool.in(Path.of("nowhere")), new SystemCommandRunner(), Staticcheck::read)
                .understand(line, positions);
    }

    private static List<Finding> golangciLint(String report, Positions positions) throws IOException {
        return GolangciLint.read(Json.parse(report.getBytes(StandardCharsets.UTF_8)), positions);
    }

    @Test
    void otherLinesAreNoFindingsAndBrokenOnesAreNamed() {
        assertEquals(List.of(), staticcheck("warning: {}", Positions.in(module)));
        String message = assertThrows(
                        IllegalArgumentException.class, () -> staticcheck("{\"code\":", Positions.in(module)))
                .getMessage();
        assertTrue(message.startsWith("staticcheck printed what is no JSON: "), message);
    }

    @Test
    void goVetOfEveryVersion() {
        // Up to Go 1.24 comments and objects come together on standard error.
        List<String> lines = List.of(
                "# example.org/a",
                "{",
                "\t\"example.org/a\": {",
                "\t\t\"printf\": [",
                "\t\t\t{",
                "\t\t\t\t\"posn\": \"" + module.resolve("a/a.go") + ":6:2\",",
                "\t\t\t\t\"message\": \"wrong\"",
                "\t\t\t}",
                "\t\t]",
                "\t}",
                "}",
                "# example.org/b",
                "{}",
                "vet: b/b.go:3:28: undefined: x");

        assertEquals(
                List.of(
                        new Finding("go vet", "printf", "a/a.go", 6, 2, "wrong"),
                        new Finding("go vet", "compile", "b/b.go", 3, 28, "undefined: x")),
                GoVet.parse(lines, Positions.in(module)));
    }

    @Test
    void staticcheckWithAndWithoutAPosition() {
        assertEquals(
                List.of(new Finding("staticcheck", "SA4018", "a.go", 8, 2, "self-assignment of x to x")),
                staticcheck(
                        "{\"code\":\"SA4018\",\"severity\":\"error\",\"location\":{\"file\":\"" + module.resolve("a.go")
                                + "\",\"line\":8,\"column\":2},\"message\":\"self-assignment of x to x\"}",
                        Positions.in(module)));
        assertEquals(
                List.of(new Finding("staticcheck", "compile", "b/b.go", 3, 28, "cannot use it")),
                staticcheck(
                        "{\"code\":\"compile\",\"location\":{\"file\":\"\",\"line\":0,\"column\":0},\"message\":\"# example.org/b\\nb/b.go:3:28: cannot use it\"}",
                        Positions.in(module)));
    }

    @Test
    void golangciLint() throws IOException {
        assertEquals(
                List.of(new Finding("golangci-lint", "errcheck", "a.go", 9, 12, "Error return value is not checked")),
                golangciLint(
                        "{\"Issues\":[{\"FromLinter\":\"errcheck\",\"Text\":\"Error return value is not checked\","
                                + "\"Pos\":{\"Filename\":\"a.go\",\"Offset\":80,\"Line\":9,\"Column\":12}}],\"Report\":{}}",
                        Positions.in(module)));
        assertEquals(List.of(), golangciLint("{\"Issues\":null}", Positions.in(module)));
    }

    @Test
    void gofmtSaysWhereTheFirstDifferenceIs() {
        List<String> diff = List.of(
                "diff a/a.go.orig a/a.go",
                "--- a/a.go.orig",
                "+++ a/a.go",
                "@@ -10,4 +10,4 @@",
                " import \"fmt\"",
                " ",
                "-func  F() {}",
                "+func F() {}",
                "@@ -30,4 +30,4 @@",
                "-x",
                "+y");

        assertEquals(
                List.of(new Finding("gofmt", "format", "a/a.go", 12, 0, "is not formatted: gofmt -w a/a.go")),
                Gofmt.parse(diff, Positions.in(module)));
    }
}
