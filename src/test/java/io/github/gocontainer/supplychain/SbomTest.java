package io.github.gocontainer.supplychain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.supplychain.license.ModuleLicense;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SbomTest {

    private static final Path EXPECTED = Path.of("src/test/resources/io/github/gocontainer/supplychain");
    private static final String SUM = "h1:NIvaJDMOsjHA8n1jAhLSgzrAzy1Hgr+hNrb57e+94F0=";

    @TempDir
    Path folder;

    @Test
    void cycloneDxIsAsExpectedAndValid() throws IOException {
        byte[] document = CycloneDxDocument.write(bill());
        assertEquals(Files.readString(EXPECTED.resolve("two-platforms.cdx.json")), text(document));
        Judges.requireCycloneDx(document);
    }

    @Test
    void spdxIsAsExpectedAndValid() throws IOException {
        byte[] document = SpdxDocument.write(bill());
        assertEquals(Files.readString(EXPECTED.resolve("two-platforms.spdx.json")), text(document));
        Judges.requireSpdx(document);
    }

    @Test
    void theJudgesRefuseWhatIsWrong() throws IOException {
        ObjectNode cycloneDx = (ObjectNode) Json.parse(CycloneDxDocument.write(bill()));
        cycloneDx.put("serialNumber", "42");
        assertThrows(AssertionError.class, () -> Judges.requireCycloneDx(Json.pretty(cycloneDx)));
        ObjectNode spdx = (ObjectNode) Json.parse(SpdxDocument.write(bill()));
        spdx.remove("documentNamespace");
        assertThrows(AssertionError.class, () -> Judges.requireSpdx(Json.pretty(spdx)));
    }

    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        JsonNode cycloneDx = Json.parse(CycloneDxDocument.write(bill()));
        Set<String> known = new HashSet<>(cycloneDx.findValuesAsText("bom-ref"));
        cycloneDx.path("dependencies").forEach(dependency -> {
            assertTrue(known.contains(dependency.path("ref").asText()), dependency.toString());
            dependency.path("dependsOn").forEach(on -> assertTrue(known.contains(on.asText()), on.asText()));
        });
        JsonNode spdx = Json.parse(SpdxDocument.write(bill()));
        List<String> identifiers = spdx.findValuesAsText("SPDXID");
        assertEquals(new TreeSet<>(identifiers).size(), identifiers.size());
        spdx.path("relationships").forEach(relationship -> {
            assertTrue(identifiers.contains(relationship.path("spdxElementId").asText()));
            assertTrue(
                    identifiers.contains(relationship.path("relatedSpdxElement").asText()));
        });
    }

    @Test
    void sameInputSameBytes() {
        assertArrayEquals(CycloneDxDocument.write(bill()), CycloneDxDocument.write(bill()));
        assertArrayEquals(SpdxDocument.write(bill()), SpdxDocument.write(bill()));
    }

    @Test
    void filesAreThereForTheirKeyAloneAndUndamaged() throws IOException {
        SbomFiles files = new SbomFiles(folder.resolve("gocontainer"));
        assertFalse(files.holds("a"));
        TreeMap<Platform, BillOfMaterials> platforms = new TreeMap<>();
        platforms.put(Platform.parse("linux/arm64"), bill());
        assertEquals(
                List.of("sbom-linux-arm64.cdx.json", "sbom.cdx.json"),
                files.write("a", List.of(SbomFormat.CYCLONEDX), bill(), platforms));
        assertTrue(files.holds("a"));
        assertFalse(files.holds("b"));
        assertEquals(
                List.of("sbom.cdx.json", "sbom.spdx.json"),
                files.write("b", List.of(SbomFormat.values()), bill(), new TreeMap<>()));
        assertFalse(Files.exists(folder.resolve("gocontainer/sbom-linux-arm64.cdx.json")), "of another image");
        Files.writeString(folder.resolve("gocontainer/sbom.spdx.json"), "{}");
        assertFalse(files.holds("b"), "damaged");
        files.clear();
        assertFalse(Files.exists(folder.resolve("gocontainer/sbom.cdx.json")));
    }

    @Test
    void packageUrls() {
        assertEquals(
                "pkg:golang/github.com/burntsushi/toml@v1.0.0%2Bincompatible",
                PackageUrl.ofModule("github.com/BurntSushi/toml", Optional.of("v1.0.0+incompatible")));
        assertEquals("pkg:golang/stdlib@1.26.8", PackageUrl.ofStandardLibrary("go1.26.8 X:synctest"));
    }

    private static BillOfMaterials bill() {
        Library unknown = new Library(
                "example.com/Odd",
                Optional.of("v2.0.0+incompatible"),
                Optional.of(SUM),
                Optional.empty(),
                ModuleLicense.NONE);
        Library both = new Library(
                "example.com/both",
                Optional.of("v1.0.0"),
                Optional.of(SUM),
                Optional.of("example.com/original@v0.9.0"),
                new ModuleLicense(new TreeSet<>(Set.of("MIT", "Apache-2.0")), List.of("LICENSE"), List.of()));
        Library local = new Library(
                "example.com/local", Optional.empty(), Optional.empty(), Optional.empty(), ModuleLicense.of("ISC"));
        Library main = new Library(
                "example.com/hello", Optional.empty(), Optional.empty(), Optional.empty(), ModuleLicense.of("MIT"));
        return new BillOfMaterials(
                "ghcr.io/acme/hello",
                "1.0.0",
                digest("image"),
                Instant.EPOCH,
                "0.1.0",
                Optional.of(new BillOfMaterials.Base("docker.io/library/alpine", digest("base"))),
                Optional.of(new Library(
                        "golang.org/x/crypto/x509roots/fallback",
                        Optional.of("v0.0.0-1"),
                        Optional.of(SUM),
                        Optional.empty(),
                        ModuleLicense.of("BSD-3-Clause"))),
                List.of(
                        program("linux/amd64", main, List.of(unknown, both, local)),
                        program("linux/arm/v7", main, List.of(both))));
    }

    private static Program program(String platform, Library main, List<Library> libraries) {
        return new Program("hello", Platform.parse(platform), digest(platform), "go1.26.8", main, libraries);
    }

    private static Digest digest(String of) {
        return Digest.of(of.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] document) {
        return new String(document, StandardCharsets.UTF_8);
    }
}
