package io.github.gocontainer.quality.scan;

import io.github.gocontainer.quality.sarif.SarifPlace;
import io.github.gocontainer.quality.sarif.SarifResult;
import io.github.gocontainer.quality.sarif.SarifRule;
import io.github.gocontainer.quality.sarif.SarifRun;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Turns what a scanner said into what code hosts show. */
public final class ScanSarif {

    private final ModuleLines modules;
    private final String pom;

    /** @param pom the file that names the base image, in which image scanners find most */
    public ScanSarif(ModuleLines modules, String pom) {
        this.modules = modules;
        this.pom = pom;
    }

    /** What one scanner said. */
    public SarifRun run(ScanDocument.Report report) {
        String[] scanner = report.outcome().scanner().split(" ", 2);
        Optional<String> version = scanner.length == 1 ? Optional.empty() : Optional.of(scanner[1]);
        if (report.outcome() instanceof ScanOutcome.NotChecked not) {
            return new SarifRun(scanner[0], version, Optional.of(not.reason()), List.of());
        }
        return new SarifRun(
                scanner[0],
                version,
                Optional.empty(),
                report.judged().stream().map(this::result).toList());
    }

    private SarifResult result(ScanPolicy.Judged judged) {
        Vulnerability found = judged.vulnerability();
        return new SarifResult(
                new SarifRule(
                        found.id(),
                        Optional.of(found.summary()).filter(text -> !text.isBlank()),
                        help(found.id()),
                        found.weight() instanceof Vulnerability.Weight.OfSeverity of
                                ? grade(of.severity())
                                : Optional.empty()),
                judged.counts() ? SarifResult.Level.ERROR : SarifResult.Level.NOTE,
                found.sentence()
                        + found.evidence().map(way -> " [" + way + "]").orElse("") + " ("
                        + judged.decision().words() + ")",
                place(found),
                judged.decision() instanceof ScanPolicy.Decision.Allowed allowed
                        ? Optional.of(allowed.words())
                        : Optional.empty());
    }

    private SarifPlace place(Vulnerability found) {
        return found.weight() instanceof Vulnerability.Weight.OfReach
                ? modules.place(found.component())
                : modules.find(found.component()).orElseGet(() -> SarifPlace.of(pom, 0));
    }

    private static Optional<URI> help(String id) {
        String page;
        if (id.startsWith("GO-")) {
            page = "https://pkg.go.dev/vuln/";
        } else if (id.startsWith("CVE-")) {
            page = "https://nvd.nist.gov/vuln/detail/";
        } else if (id.startsWith("GHSA-")) {
            page = "https://github.com/advisories/";
        } else {
            return Optional.empty();
        }
        return id.matches("[A-Za-z0-9-]+") ? Optional.of(URI.create(page + id)) : Optional.empty();
    }

    /** In the middle of each of the ranges into which code hosts part the numbers. */
    private static Optional<String> grade(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Optional.of("9.5");
            case HIGH -> Optional.of("8.0");
            case MEDIUM -> Optional.of("5.5");
            case LOW -> Optional.of("2.0");
            case NEGLIGIBLE, UNKNOWN -> Optional.empty();
        };
    }
}
