package io.github.gocontainer.mojo.quality;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.gates.GateResult;
import io.github.gocontainer.gates.GatesFile;
import io.github.gocontainer.gates.Verdict;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.quality.sarif.SarifResult;
import io.github.gocontainer.quality.sarif.SarifRule;
import io.github.gocontainer.quality.sarif.SarifRun;
import io.github.gocontainer.quality.scan.ModuleLines;
import io.github.gocontainer.supplychain.license.LicensePolicy;
import io.github.gocontainer.supplychain.license.LicensePolicy.Objection;
import io.github.gocontainer.supplychain.license.LicenseReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Judges the licenses of the modules that are linked into an image. */
final class LicenseGate {

    private static final String GATE = "licenses";

    private final Stages stages;
    private final LicensePolicy policy;

    LicenseGate(Stages stages, LicensePolicy policy) {
        this.stages = stages;
        this.policy = policy;
    }

    /**
     * What the gate says.
     *
     * @param failure why the build must not pass
     * @param run the same for code hosts; empty without a policy
     */
    record Judgement(Optional<BuildFailure> failure, Optional<SarifRun> run) {}

    /** Writes what the gate says; says nothing without a policy. */
    Judgement judge(String digest, ModuleLines lines) throws IOException {
        LicenseReport report = LicenseReport.read(stages.plan().workspace().licensesFile());
        if (report.digest().equals(digest)) {
            stages.log().done("licenses of " + Quantities.count(report.modules().size(), "module") + summary(report));
        }
        if (policy.isEmpty()) {
            return new Judgement(Optional.empty(), Optional.empty());
        }
        if (!report.digest().equals(digest)) {
            throw new BuildFailure(
                    FailureCode.MISSING_INPUT,
                    "there is no list of licenses of the image " + digest + " in "
                            + stages.plan().workspace().licensesFile(),
                    "run mvn package (goal gocontainer:image) first");
        }
        List<Objection> unknown = policy.unknown(report);
        unknown.forEach(line -> stages.log().warn("nobody knows the license of " + line));
        List<Objection> violations = policy.violations(report);
        List<String> sentences = violations.stream().map(Objection::sentence).toList();
        new GatesFile(stages.plan().workspace().gatesFile())
                .put(new GateResult(
                        GATE,
                        digest,
                        violations.isEmpty() ? Verdict.PASSED : Verdict.FAILED,
                        violations.isEmpty()
                                ? Quantities.count(report.modules().size(), "module") + ", all allowed"
                                : String.join("; ", sentences)));
        List<SarifResult> results = new ArrayList<>();
        violations.forEach(one -> results.add(result(one, SarifResult.Level.ERROR, one.sentence(), lines)));
        unknown.forEach(one -> results.add(
                result(one, SarifResult.Level.WARNING, "nobody knows the license of " + one.sentence(), lines)));
        return new Judgement(
                violations.isEmpty() ? Optional.empty() : Optional.of(failure(sentences)),
                Optional.of(SarifRun.of(GATE, results)));
    }

    private static SarifResult result(Objection one, SarifResult.Level level, String message, ModuleLines lines) {
        return new SarifResult(
                SarifRule.named(one.license()),
                level,
                message,
                lines.place(one.module().path()),
                Optional.empty());
    }

    private static BuildFailure failure(List<String> violations) {
        return new BuildFailure(
                FailureCode.SOURCES,
                "licenses that may not be linked: " + String.join("\n", violations),
                "replace the module; allow the license with <scan><licenses><allow>"
                        + " (-Dgocontainer.scan.licenses.allow=); or say what you found out about a module with"
                        + " <scan><licenses><declared>module=license</declared>");
    }

    private static String summary(LicenseReport report) {
        Map<String, Long> counts = report.modules().values().stream()
                .collect(Collectors.groupingBy(
                        license -> license.isKnown() ? license.expression() : "not known",
                        TreeMap::new,
                        Collectors.counting()));
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", ", ": ", ""));
    }
}
