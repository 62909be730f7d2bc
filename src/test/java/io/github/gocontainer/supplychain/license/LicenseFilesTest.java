package io.github.gocontainer.supplychain.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicenseFilesTest {

    @TempDir
    Path folder;

    @Test
    void aFileWithNamesAndOtherLineBreaksIsRecognized() throws IOException {
        String text = LicenseList.text("MIT")
                .replace(" ", "\n")
                .replace("<year>", "2014")
                .toUpperCase(java.util.Locale.ROOT);
        write(
                "LICENSE.md",
                "# The MIT License\n\nCopyright (c) 2014 The Authors of This and That. All rights reserved.\n\n"
                        + text);
        ModuleLicense license = LicenseFiles.of(folder);
        assertEquals("MIT", license.sentence());
        assertTrue(license.isKnown());
    }

    @Test
    void allFilesCount() throws IOException {
        write("LICENSE-APACHE", LicenseList.text("Apache-2.0"));
        write("LICENSE-MIT", LicenseList.text("MIT"));
        write("license.go", "package license");
        write("COPYRIGHT", "Copyright 2014 Somebody");
        assertEquals("Apache-2.0 AND MIT", LicenseFiles.of(folder).expression());
        assertEquals(
                List.of("LICENSE-APACHE", "LICENSE-MIT"),
                LicenseFiles.of(folder).files());
    }

    @Test
    void twoLicensesInOneFileAreBothFound() throws IOException {
        write("LICENSE", LicenseList.text("ISC") + "\n\n" + LicenseList.text("BSD-3-Clause"));
        assertEquals(Set.of("BSD-3-Clause", "ISC"), LicenseFiles.of(folder).ids());
    }

    @Test
    void aFurtherConditionMakesItAnotherLicense() throws IOException {
        write(
                "LICENSE",
                LicenseList.text("MIT")
                        + "\n\nYou may not provide the Software to third parties as a hosted or managed service, where the"
                        + " service gives users access to a substantial set of its features without a commercial agreement.");
        ModuleLicense license = LicenseFiles.of(folder);
        assertFalse(license.isKnown());
        assertEquals("MIT and not recognized: LICENSE", license.sentence());
    }

    @Test
    void whatIsNoLicenseIsSaid() throws IOException {
        assertEquals("no license file", LicenseFiles.of(folder).sentence());
        assertEquals(
                "no license file", LicenseFiles.of(folder.resolve("missing")).sentence());
        write("COPYING", "Ask me.");
        assertEquals("not recognized: COPYING", LicenseFiles.of(folder).sentence());
    }

    @Test
    void aTagOfTheListCounts() throws IOException {
        write("LICENSE", "SPDX-License-Identifier: MPL-2.0\n");
        assertEquals("MPL-2.0", LicenseFiles.of(folder).sentence());
        write("LICENSE", "SPDX-License-Identifier: LicenseRef-Ours\n");
        assertEquals("not recognized: LICENSE", LicenseFiles.of(folder).sentence());
    }

    @Test
    void theReportIsReadAsItWasWritten() throws IOException {
        TreeMap<LicenseReport.Module, ModuleLicense> modules = new TreeMap<>();
        modules.put(new LicenseReport.Module("a.example/x", "v1.0.0", "h1:x"), ModuleLicense.of("MIT"));
        modules.put(
                new LicenseReport.Module("a.example/y", "", ""),
                new ModuleLicense(new java.util.TreeSet<>(), List.of("LICENSE"), List.of("LICENSE")));
        LicenseReport report = new LicenseReport("sha256:1", modules);
        Path file = folder.resolve("licenses.json");
        report.write(file);
        assertEquals(report, LicenseReport.read(file));
        write("licenses.json", "{\"schemaVersion\": 1, \"modules\": [");
        assertEquals(0, LicenseReport.read(file).modules().size());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
