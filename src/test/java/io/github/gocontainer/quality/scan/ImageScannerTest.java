package io.github.gocontainer.quality.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.process.SystemCommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trivy and Grype cannot be had here: a shell script stands in for them, which writes a report in their format where it is
 * told to, and writes down how it was called.
 */
@EnabledOnOs(
        value = {OS.LINUX, OS.MAC},
        disabledReason = "the stand-in is a shell script")
class ImageScannerTest {

    private static final Path REPORTS =
            Path.of("src/test/resources/io/github/gocontainer/quality/scan").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void readsReportsInTheFormatOfTrivy() throws IOException {
        ScanOutcome.Checked checked =
                assertInstanceOf(ScanOutcome.Checked.class, scan(ImageScannerKind.TRIVY, copying("trivy.json"), true));
        assertEquals(
                List.of(
                        "CVE-2099-1111 in libc6 2.36-9+deb12u9, critical, fixed in 2.36-9+deb12u10: glibc: a buffer overflow"
                                + " in the assertion code",
                        "CVE-2099-2222 in libc6 2.36-9+deb12u9, low, without a fixed version: glibc: something small"),
                checked.vulnerabilities().stream().map(Vulnerability::sentence).toList());
        assertEquals(
                Set.of("linux/amd64", "linux/arm64"),
                checked.vulnerabilities().get(0).foundIn());
        String calls = Files.readString(folder.resolve("calls"));
        assertTrue(calls.contains("image --input " + folder.resolve("arm64") + " --scanners vuln"), calls);
        assertTrue(calls.contains("--skip-db-update --offline-scan"), calls);
    }

    @Test
    void readsReportsInTheFormatOfGrype() throws IOException {
        ScanOutcome.Checked checked =
                assertInstanceOf(ScanOutcome.Checked.class, scan(ImageScannerKind.GRYPE, copying("grype.json"), false));
        Vulnerability first = checked.vulnerabilities().get(0);
        assertEquals(
                "GHSA-aaaa-bbbb-cccc (CVE-2099-0001) in github.com/google/uuid v1.6.0, high, fixed in 1.9.0: Denial of"
                        + " service",
                first.sentence());
        assertEquals(Optional.of("/app/hello"), first.evidence());
        assertEquals("negligible", checked.vulnerabilities().get(1).weight().word());
        assertTrue(Files.readString(folder.resolve("calls")).contains("oci-dir:" + folder.resolve("amd64")));
    }

    @Test
    void whatIsNoReportIsNotClean() throws IOException {
        assertNotChecked("exit code 3: FATAL no database", "echo FATAL no database >&2; exit 3");
        assertNotChecked("left no report", "exit 0");
        assertNotChecked("no report of trivy", writing("{}"));
        assertNotChecked("not JSON", writing("<html>"));
    }

    @Test
    void theScannerIsKnownByItsName() {
        assertEquals(ImageScannerKind.TRIVY, ImageScannerKind.of("/opt/trivy-0.60"));
        assertEquals(ImageScannerKind.GRYPE, ImageScannerKind.of("grype"));
        assertThrows(IllegalArgumentException.class, () -> ImageScannerKind.of("clair"));
    }

    private void assertNotChecked(String reason, String script) throws IOException {
        ScanOutcome.NotChecked not =
                assertInstanceOf(ScanOutcome.NotChecked.class, scan(ImageScannerKind.TRIVY, script, false));
        assertTrue(not.reason().contains(reason), not.reason());
    }

    private static String copying(String report) {
        return "cp '" + REPORTS.resolve(report) + "' \"$out\"";
    }

    private static String writing(String text) {
        return "echo '" + text + "' > \"$out\"";
    }

    private ScanOutcome scan(ImageScannerKind kind, String script, boolean offline) throws IOException {
        Path program = folder.resolve("stand-in-for-" + kind.word());
        Files.writeString(program, """
                #!/bin/sh
                echo "$@" >> '%s'
                while [ $# -gt 1 ]; do
                  case "$1" in --output|--file) out="$2";; esac
                  shift
                done
                %s
                """.formatted(folder.resolve("calls"), script));
        assertTrue(program.toFile().setExecutable(true));
        TreeMap<String, Path> layouts = new TreeMap<>();
        layouts.put("linux/amd64", folder.resolve("amd64"));
        layouts.put("linux/arm64", folder.resolve("arm64"));
        Path work = Files.createTempDirectory(folder, "work");
        return new ImageScanner(
                        kind,
                        program,
                        Map.of("PATH", System.getenv("PATH")),
                        Duration.ofMinutes(1),
                        new SystemCommandRunner())
                .scan(layouts, offline, work);
    }
}
