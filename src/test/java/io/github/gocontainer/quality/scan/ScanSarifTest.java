package io.github.gocontainer.quality.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.quality.sarif.SarifDocument;
import io.github.gocontainer.quality.scan.ScanDocument.Report;
import io.github.gocontainer.supplychain.Judges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What code hosts are told of a scan, judged by the schema of the format. */
class ScanSarifTest {

    private static final String GO_MOD = """
            module example.org/app // require

            go 1.26

            toolchain go1.26.1

            exclude example.org/single v1.1.0

            exclude (
            \texample.org/first v1.2.0
            \texample.org/second v0.0.2
            )

            retract v1.0.1

            require example.org/single v1.0.0

            require (
            \t// example.org/comment v1.0.0
            \texample.org/first v1.2.3
            \texample.org/second v0.0.1 // indirect
            )

            replace example.org/first => example.org/other v9.9.9
            """;

    @TempDir
    private Path folder;

    private ModuleLines lines;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("go.mod"), GO_MOD);
        lines = ModuleLines.read(folder);
    }

    private static Vulnerability found(String id, String component, Vulnerability.Weight weight) {
        return new Vulnerability(
                id,
                List.of(),
                "Too much of it",
                component,
                "v1",
                Optional.of("v2"),
                weight,
                new TreeSet<>(List.of("source")),
                Optional.of("main.main (main.go:3) -> first.Do"));
    }

    private static Vulnerability.Weight reached(Reach reach) {
        return new Vulnerability.Weight.OfReach(reach);
    }

    private static Vulnerability.Weight graded(Severity severity) {
        return new Vulnerability.Weight.OfSeverity(severity);
    }

    private static Report report(String scanner, Vulnerability... found) {
        ScanPolicy policy = new ScanPolicy(
                Optional.of(Reach.CALLED),
                Optional.of(Severity.HIGH),
                new TreeMap<>(Map.of("GO-2", Allowance.parse("2027-01-31 we parse no XML"))));
        return new Report(
                new ScanOutcome.Checked(scanner, Optional.empty(), List.of(found)),
                policy.judge(List.of(found), LocalDate.of(2026, 11, 24)));
    }

    private JsonNode sarif(Report... reports) throws IOException {
        ScanSarif sarif = new ScanSarif(lines, "pom.xml");
        byte[] document =
                SarifDocument.write(List.of(reports).stream().map(sarif::run).toList());
        Judges.requireSarif(document);
        assertFalse(Judges.sarif(new String(document, java.nio.charset.StandardCharsets.UTF_8)
                        .replace("\"driver\"", "\"rider\"")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .isEmpty());
        return Json.parse(document).path("runs");
    }

    @Test
    void whatCountsIsAnErrorWhatIsAllowedIsSuppressedAndTheRestIsANote() throws IOException {
        JsonNode run = sarif(report(
                        "govulncheck v1.9.0",
                        found("GO-1", "example.org/first", reached(Reach.CALLED)),
                        found("GO-2", "example.org/second", reached(Reach.CALLED)),
                        found("GO-3", "example.org/single", reached(Reach.IMPORTED))))
                .path(0);
        assertEquals("govulncheck", run.at("/tool/driver/name").asText());
        assertEquals("v1.9.0", run.at("/tool/driver/version").asText());
        assertEquals(
                "https://pkg.go.dev/vuln/GO-1",
                run.at("/tool/driver/rules/0/helpUri").asText());
        assertEquals(List.of("error", "note", "note"), run.path("results").findValuesAsText("level"));
        assertTrue(run.at("/results/0/suppressions").isMissingNode());
        assertEquals(
                "allowed until 2027-01-31: we parse no XML",
                run.at("/results/1/suppressions/0/justification").asText());
        assertTrue(run.at("/results/2/suppressions").isMissingNode());
        assertEquals(
                "GO-1 in example.org/first v1, called, fixed in v2: Too much of it"
                        + " [main.main (main.go:3) -> first.Do] (counts)",
                run.at("/results/0/message/text").asText());
    }

    /** Where one would write the other version. */
    @Test
    void theLineIsThatOfGoModWhichNamesTheModule() throws IOException {
        JsonNode run = sarif(report(
                        "govulncheck v1.9.0",
                        found("GO-1", "example.org/first", reached(Reach.CALLED)),
                        found("GO-4", "example.org/second", reached(Reach.CALLED)),
                        found("GO-5", "example.org/single", reached(Reach.CALLED)),
                        found("GO-6", "stdlib", reached(Reach.CALLED)),
                        found("GO-7", "example.org/comment", reached(Reach.CALLED))))
                .path(0);
        assertEquals(
                List.of("go.mod", "go.mod", "go.mod", "go.mod", "go.mod"),
                run.path("results").findValuesAsText("uri"));
        assertEquals(List.of("20", "21", "16", "5"), run.path("results").findValuesAsText("startLine"));
        assertTrue(run.at("/results/4/locations/0/physicalLocation/region").isMissingNode());
    }

    /** What the base image brings is mended where the base image is named. */
    @Test
    void anImageScannersGradesAreNumbers() throws IOException {
        JsonNode run = sarif(report(
                        "trivy 0.69",
                        found("CVE-1", "openssl", graded(Severity.CRITICAL)),
                        found("CVE-1", "libssl", graded(Severity.CRITICAL)),
                        found("GHSA-x", "example.org/first", graded(Severity.LOW)),
                        found("odd id", "zlib", graded(Severity.UNKNOWN))))
                .path(0);
        JsonNode rules = run.at("/tool/driver/rules");
        assertEquals(List.of("CVE-1", "GHSA-x", "odd id"), rules.findValuesAsText("id"));
        assertEquals(List.of("9.5", "2.0"), rules.findValuesAsText("security-severity"));
        assertEquals(
                List.of("https://nvd.nist.gov/vuln/detail/CVE-1", "https://github.com/advisories/GHSA-x"),
                rules.findValuesAsText("helpUri"));
        assertEquals(
                List.of("pom.xml", "pom.xml", "go.mod", "pom.xml"),
                run.path("results").findValuesAsText("uri"));
        assertEquals(
                List.of("error", "error", "note", "note"), run.path("results").findValuesAsText("level"));
    }

    @Test
    void notCheckedIsNotClean() throws IOException {
        JsonNode runs = sarif(
                new Report(new ScanOutcome.NotChecked("grype", "there is no program grype"), List.of()),
                report("govulncheck v1.9.0"));
        assertFalse(runs.at("/0/invocations/0/executionSuccessful").asBoolean(true));
        assertEquals(
                "not checked: there is no program grype",
                runs.at("/0/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText());
        assertEquals(0, runs.at("/1/results").size());
        assertTrue(runs.at("/1/invocations").isMissingNode());
    }

    @Test
    void withoutGoModTheFileAsAWhole() throws IOException {
        Files.delete(folder.resolve("go.mod"));
        assertEquals(Optional.empty(), ModuleLines.read(folder).find("example.org/first"));
    }
}
