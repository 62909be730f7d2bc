package io.github.gocontainer.mojo.quality;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.gates.GateResult;
import io.github.gocontainer.gates.GatesFile;
import io.github.gocontainer.gates.Verdict;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.supplychain.license.LicensePolicy;
import io.github.gocontainer.supplychain.license.LicenseReport;
import java.io.IOException;
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

    /** Writes what the gate says, and returns why the build must not pass; says nothing without a policy. */
    Optional<BuildFailure> judge(String digest) throws IOException {
        LicenseReport report = LicenseReport.read(stages.plan().workspace().licensesFile());
        if (report.digest().equals(digest)) {
            stages.log().done("licenses of " + Quantities.count(report.modules().size(), "module") + summary(report));
        }
        if (policy.isEmpty()) {
            return Optional.empty();
        }
        if (!report.digest().equals(digest)) {
            throw new BuildFailure(
                    FailureCode.MISSING_INPUT,
                    "there is no list of licenses of the image " + digest + " in "
                            + stages.plan().workspace().licensesFile(),
                    "run mvn package (goal gocontainer:image) first");
        }
        policy.unknown(report).forEach(line -> stages.log().warn("nobody knows the license of " + line));
        List<String> violations = policy.violations(report);
        new GatesFile(stages.plan().workspace().gatesFile())
                .put(new GateResult(
                        GATE,
                        digest,
                        violations.isEmpty() ? Verdict.PASSED : Verdict.FAILED,
                        violations.isEmpty()
                                ? Quantities.count(report.modules().size(), "module") + ", all allowed"
                                : String.join("; ", violations)));
        return violations.isEmpty()
                ? Optional.empty()
                : Optional.of(new BuildFailure(
                        FailureCode.SOURCES,
                        "licenses that may not be linked: " + String.join("\n", violations),
                        "replace the module; allow the license with <scan><licenses><allow>"
                                + " (-Dgocontainer.scan.licenses.allow=); or say what you found out about a module with"
                                + " <scan><licenses><declared>module=license</declared>"));
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
