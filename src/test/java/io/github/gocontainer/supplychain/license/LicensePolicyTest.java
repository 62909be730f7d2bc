package io.github.gocontainer.supplychain.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LicensePolicyTest {

    private final SortedMap<LicenseReport.Module, ModuleLicense> modules = new TreeMap<>();

    @Test
    void whatIsDeniedIsNamed() {
        module("a.example/gpl", ModuleLicense.of("GPL-3.0-only"));
        module("a.example/mit", ModuleLicense.of("MIT"));
        module(
                "a.example/both",
                new ModuleLicense(new TreeSet<>(Set.of("MIT", "GPL-2.0-only")), List.of("L"), List.of()));
        assertEquals(
                List.of(
                        "a.example/both@v1.0.0 has GPL-2.0-only, which is denied",
                        "a.example/gpl@v1.0.0 has GPL-3.0-only, which is denied"),
                words(policy(List.of(), List.of("GPL-*")).violations(report())));
    }

    @Test
    void whatIsNotAllowedOrNotKnownFails() {
        module("a.example/mpl", ModuleLicense.of("MPL-2.0"));
        module("a.example/none", ModuleLicense.NONE);
        module(
                "a.example/odd",
                new ModuleLicense(new TreeSet<>(Set.of("MIT")), List.of("LICENSE"), List.of("LICENSE")));
        assertEquals(
                List.of(
                        "a.example/mpl@v1.0.0 has MPL-2.0, which is not allowed",
                        "a.example/none@v1.0.0 has a license that nobody knows (no license file)",
                        "a.example/odd@v1.0.0 has a license that nobody knows (MIT and not recognized: LICENSE)"),
                words(policy(List.of("MIT"), List.of()).violations(report())));
    }

    @Test
    void somebodysWordCounts() {
        module("a.example/none", ModuleLicense.NONE);
        LicensePolicy declared =
                new LicensePolicy(List.of("MIT"), List.of(), new TreeMap<>(Map.of("a.example/none", "MIT")));
        assertEquals(List.of(), declared.violations(report()));
        LicensePolicy other =
                new LicensePolicy(List.of("MIT"), List.of(), new TreeMap<>(Map.of("a.example/none", "GPL-2.0-only")));
        assertEquals(1, other.violations(report()).size());
    }

    @Test
    void modulesOfTheBuildItselfAreNotLookedAt() {
        modules.put(new LicenseReport.Module("a.example/own", "", ""), ModuleLicense.NONE);
        assertEquals(List.of(), policy(List.of("MIT"), List.of()).violations(report()));
    }

    @Test
    void withoutAnAllowListTheUnknownAreOnlyNamed() {
        module("a.example/none", ModuleLicense.NONE);
        LicensePolicy policy = policy(List.of(), List.of("GPL-*"));
        assertEquals(List.of(), policy.violations(report()));
        assertEquals(List.of("a.example/none@v1.0.0: no license file"), words(policy.unknown(report())));
    }

    @Test
    void patternsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> LicensePolicy.checkPattern("the MIT one"));
        assertEquals("BSD-*", LicensePolicy.checkPattern("BSD-*"));
    }

    private static List<String> words(List<LicensePolicy.Objection> objections) {
        return objections.stream().map(LicensePolicy.Objection::toString).toList();
    }

    private void module(String path, ModuleLicense license) {
        modules.put(new LicenseReport.Module(path, "v1.0.0", "h1:x"), license);
    }

    private LicenseReport report() {
        return new LicenseReport("sha256:1", modules);
    }

    private static LicensePolicy policy(List<String> allow, List<String> deny) {
        return new LicensePolicy(allow, deny, new TreeMap<>());
    }
}
