package io.github.gocontainer.mojo.quality;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.gates.GateResult;
import io.github.gocontainer.gates.GatesFile;
import io.github.gocontainer.gates.Verdict;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.mojo.BuiltFiles;
import io.github.gocontainer.mojo.Failures;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.FileTree;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.plan.ScanPlan;
import io.github.gocontainer.quality.sarif.SarifDocument;
import io.github.gocontainer.quality.sarif.SarifRun;
import io.github.gocontainer.quality.scan.ModuleLines;
import io.github.gocontainer.quality.scan.ScanDocument;
import io.github.gocontainer.quality.scan.ScanDocument.Report;
import io.github.gocontainer.quality.scan.ScanOutcome;
import io.github.gocontainer.quality.scan.ScanPolicy.Judged;
import io.github.gocontainer.quality.scan.ScanSarif;
import io.github.gocontainer.quality.scan.Vulnerability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Has the finished image looked at, writes down what was found, and fails on what counts. */
final class ScanStage {

    private static final String GATE = "scan";

    private final Stages stages;
    private final BuildPlan plan;
    private final ScanPlan scan;
    private final LocalDate today;

    ScanStage(Stages stages, ScanPlan scan, LocalDate today) {
        this.stages = stages;
        this.plan = stages.plan();
        this.scan = scan;
        this.today = today;
    }

    void run() {
        BuiltFiles.check(plan);
        try {
            // That of an earlier image must not be taken for this one's when a scanner fails.
            Files.deleteIfExists(scan.sarif());
            scan.databaseFolder().ifPresent(ScanStage::requireDatabase);
            String digest = plan.workspace().layout().root().digest().toString();
            List<Report> reports = reports();
            AtomicFiles.write(scan.file(), ScanDocument.write(digest, reports));
            say(reports);
            Optional<BuildFailure> failure = judge(digest, reports);
            ModuleLines lines = ModuleLines.read(plan.project().baseDirectory());
            LicenseGate.Judgement licenses = new LicenseGate(stages, scan.licenses()).judge(digest, lines);
            writeSarif(reports, licenses.run(), lines);
            failure.or(licenses::failure).ifPresent(one -> {
                throw one;
            });
        } catch (IOException e) {
            throw Failures.files("the image could not be scanned", e);
        }
    }

    private void writeSarif(List<Report> reports, Optional<SarifRun> licenses, ModuleLines lines) throws IOException {
        Path pom = stages.context().project().getFile().toPath();
        ScanSarif sarif = new ScanSarif(lines, pom.getFileName().toString());
        AtomicFiles.write(
                scan.sarif(),
                SarifDocument.write(Stream.concat(reports.stream().map(sarif::run), licenses.stream())
                        .toList()));
    }

    private static void requireDatabase(Path folder) {
        if (!Files.isRegularFile(folder.resolve("index/modules.json"))) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "<scan><database>: there is no vulnerability database in " + folder
                            + ": expected index/modules.json, index/db.json, index/vulns.json and ID/<id>.json",
                    "name a copy of https://vuln.go.dev, or leave it out (-Dgocontainer.scan.database=)");
        }
    }

    private List<Report> reports() throws IOException {
        FileTree.delete(scan.temporary());
        Files.createDirectories(scan.temporary());
        try {
            List<ScanOutcome> outcomes = new Scanners(stages, scan).ask();
            return outcomes.stream().map(this::report).toList();
        } finally {
            FileTree.delete(scan.temporary());
        }
    }

    private Report report(ScanOutcome outcome) {
        return outcome instanceof ScanOutcome.Checked checked
                ? new Report(outcome, scan.policy().judge(checked.vulnerabilities(), today))
                : new Report(outcome, List.of());
    }

    private void say(List<Report> reports) {
        for (Report report : reports) {
            if (report.outcome() instanceof ScanOutcome.NotChecked not) {
                stages.log().warn("not checked by " + not.scanner() + ": " + not.reason());
            } else if (report.outcome() instanceof ScanOutcome.Checked checked) {
                report.judged().forEach(this::say);
                stages.log()
                        .done(checked.scanner()
                                + checked.database()
                                        .map(time -> ", database of " + time)
                                        .orElse("") + ": "
                                + counts(report.judged()));
            }
        }
        List<Vulnerability> found = reports.stream()
                .flatMap(report -> report.judged().stream())
                .map(Judged::vulnerability)
                .toList();
        boolean allLooked = reports.stream().allMatch(report -> report.outcome() instanceof ScanOutcome.Checked);
        if (allLooked) {
            scan.policy()
                    .unused(found)
                    .forEach(name -> stages.log()
                            .warn("<scan><allow> has " + name + ", which nobody finds any more: remove it"));
        }
    }

    private void say(Judged judged) {
        String sentence = judged.vulnerability().sentence();
        if (judged.counts()) {
            stages.log()
                    .warn(sentence
                            + judged.vulnerability()
                                    .evidence()
                                    .map(way -> " [" + way + "]")
                                    .orElse("")
                            + " (" + judged.decision().words() + ")");
        } else if (judged.decision().words().startsWith("allowed")) {
            stages.log().done(sentence + " (" + judged.decision().words() + ")");
        } else {
            stages.log().detail(sentence + " (" + judged.decision().words() + ")");
        }
    }

    private static String counts(List<Judged> judged) {
        long counting = judged.stream().filter(Judged::counts).count();
        if (judged.isEmpty()) {
            return "no known vulnerabilities";
        }
        return Quantities.count(judged.size(), "vulnerability").replace("vulnerabilitys", "vulnerabilities") + ", "
                + (counting == 0 ? "none counts" : counting + (counting == 1 ? " counts" : " count"));
    }

    /** Writes what the gate says, and returns why the build must not pass. */
    private Optional<BuildFailure> judge(String digest, List<Report> reports) throws IOException {
        List<Judged> counting = reports.stream()
                .flatMap(report -> report.judged().stream())
                .filter(Judged::counts)
                .toList();
        List<String> reasons = new ArrayList<>();
        boolean allLooked = true;
        for (Report report : reports) {
            if (report.outcome() instanceof ScanOutcome.NotChecked not) {
                allLooked = false;
                reasons.add("not checked by " + not.scanner() + ": " + not.reason());
            } else {
                reasons.add(report.outcome().scanner() + ": " + counts(report.judged()));
            }
        }
        Verdict verdict = !counting.isEmpty() ? Verdict.FAILED : allLooked ? Verdict.PASSED : Verdict.NOT_CHECKED;
        String reason = String.join("; ", reasons);
        new GatesFile(plan.workspace().gatesFile()).put(new GateResult(GATE, digest, verdict, reason));
        if (!counting.isEmpty()) {
            return Optional.of(failure(counting));
        }
        return verdict == Verdict.NOT_CHECKED && scan.failOnNotChecked()
                ? Optional.of(new BuildFailure(
                        FailureCode.PROCESS,
                        "the image could not be scanned: " + reason,
                        "mend that, or accept images that nobody looked at with"
                                + " -Dgocontainer.scan.failOnNotChecked=false"))
                : Optional.empty();
    }

    private BuildFailure failure(List<Judged> counting) {
        String first = counting.get(0).vulnerability().id();
        String updates = counting.stream()
                .map(Judged::vulnerability)
                .filter(one -> one.weight() instanceof Vulnerability.Weight.OfReach
                        && !one.component().equals("stdlib"))
                .flatMap(one -> one.fixedVersion().map(fixed -> one.component() + "@" + fixed).stream())
                .distinct()
                .collect(Collectors.joining(" "));
        boolean newerGo = counting.stream()
                .map(Judged::vulnerability)
                .anyMatch(one -> one.component().equals("stdlib"));
        return new BuildFailure(
                FailureCode.SOURCES,
                (counting.size() == 1 ? "a known vulnerability counts: " : "known vulnerabilities count: ")
                        + counting.stream()
                                .map(one -> one.vulnerability().id() + " in "
                                        + one.vulnerability().component() + " "
                                        + one.vulnerability().version())
                                .collect(Collectors.joining(", "))
                        + " (above, and in " + scan.file() + ")",
                (updates.isEmpty() ? "" : "run 'go get " + updates + "' and 'go mod tidy'; ")
                        + (newerGo ? "use a newer Go (toolchain line of go.mod, or <go><version>); " : "")
                        + "say until when and why one may be there with <scan><allow><" + first
                        + ">2027-01-31 reason</" + first
                        + ">; or let fewer of them count with <scan><failOn> (-Dgocontainer.scan.failOn=)");
    }
}
