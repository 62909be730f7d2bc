package io.github.gocontainer.mojo.quality;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.gates.Verdict;
import io.github.gocontainer.golang.CCompiler;
import io.github.gocontainer.golang.GoComplaint;
import io.github.gocontainer.golang.GoEnvironment;
import io.github.gocontainer.golang.GoFlags;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.mojo.Environment;
import io.github.gocontainer.mojo.Failures;
import io.github.gocontainer.mojo.HostGo;
import io.github.gocontainer.mojo.MavenContext;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.mojo.SurefireProperties;
import io.github.gocontainer.plan.TestPlan;
import io.github.gocontainer.process.CpuBudget;
import io.github.gocontainer.quality.Complaint;
import io.github.gocontainer.quality.coverage.Coverage;
import io.github.gocontainer.quality.coverage.CoverageResult;
import io.github.gocontainer.quality.tests.FailedTest;
import io.github.gocontainer.quality.tests.GoTests;
import io.github.gocontainer.quality.tests.TestSelection;
import io.github.gocontainer.quality.tests.TestSpec;
import io.github.gocontainer.quality.tests.TestTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** Runs the module's tests and judges what they say. */
final class TestStage {

    static final Complaint COMPLAINT =
            (step, result, log) -> GoComplaint.failure(step, result, FailureCode.SOURCES, log);

    private final Stages stages;
    private final TestPlan plan;
    private final SurefireProperties surefire;

    TestStage(Stages stages) {
        this.stages = stages;
        this.plan = stages.plan().tests();
        this.surefire = SurefireProperties.of(stages.context());
    }

    void run() {
        Optional<String> skip = plan.skip() ? Optional.of("<tests><skip> is true") : surefire.skip();
        if (skip.isPresent()) {
            stages.log().done("tests are skipped: " + skip.get());
            return;
        }
        Optional<TestSelection> selection = surefire.selection().map(TestSelection::parse);
        if (selection.filter(chosen -> chosen.expression().isEmpty()).isPresent()) {
            stages.log()
                    .done("no tests are run: no Go test can be called "
                            + selection.get().words());
            return;
        }
        TestSpec spec = selection
                .flatMap(TestSelection::expression)
                .map(plan.tests()::only)
                .orElse(plan.tests());
        GoFlags.check(spec.flags(), "<tests><flags>", stages.plan().compile().allowToolexec());
        run(spec, selection);
    }

    private void run(TestSpec spec, Optional<TestSelection> selection) {
        boolean cgo = stages.plan().compile().cgo() || spec.race();
        if (spec.race()) {
            CCompiler.require(
                    GoEnvironment.merged(
                            Environment.variables(), stages.plan().compile().environment()),
                    "looking for data races (<tests><race>)",
                    "turn it off with -Dgocontainer.tests.race=false");
        }
        HostGo go = stages.hostGo(cgo);
        JudgedInputs inputs = JudgedInputs.of(stages);
        removeProfile(spec);
        TestTotals totals = go.unchanged(() -> test(go, spec));
        stages.log()
                .done(totals.sentence() + " (" + Quantities.time(totals.time()) + ")"
                        + (totals.tests() == 0 ? "" : ", reports in " + plan.reports()));
        tellSonar(spec);
        if (totals.tests() == 0 && selection.isPresent() && surefire.failIfNothingSelected()) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "no test is called " + selection.get().words(),
                    "correct -Dtest=, or add -Dsurefire.failIfNoSpecifiedTests=false in a reactor where other modules"
                            + " have that test");
        }
        Optional<CoverageResult> coverage = totals.tests() == 0
                        || spec.coverage().isEmpty()
                ? Optional.empty()
                : new Coverage(go.tool(), stages.runner(), stages.log()).report(plan.coverage(), totals.withoutTests());
        recordTests(inputs, totals, selection);
        if (selection.isEmpty()) {
            recordCoverage(inputs, totals, coverage);
        }
        judge(totals);
        if (selection.isEmpty()) {
            coverage.ifPresent(this::judge);
        }
    }

    private static void recordTests(JudgedInputs inputs, TestTotals totals, Optional<TestSelection> selection) {
        Verdict verdict =
                totals.tests() == 0 ? Verdict.NOT_CHECKED : totals.succeeded() ? Verdict.PASSED : Verdict.FAILED;
        if (selection.isEmpty() || verdict == Verdict.FAILED) {
            inputs.record("tests", verdict, totals.sentence());
        } else {
            inputs.recordUnlessKnown(
                    "tests", "only -Dtest=" + selection.get().words() + " was run: " + totals.sentence());
        }
    }

    private void recordCoverage(JudgedInputs inputs, TestTotals totals, Optional<CoverageResult> coverage) {
        if (coverage.isEmpty()) {
            inputs.record(
                    "coverage",
                    Verdict.NOT_CHECKED,
                    totals.tests() == 0 ? totals.sentence() : "the tests left no coverage profile");
        } else if (!plan.coverage().hasMinimum()) {
            inputs.record(
                    "coverage",
                    Verdict.NOT_CHECKED,
                    coverage.get().sentence(plan.coverage()) + ", but no <tests><coverageMinimum> is set");
        } else {
            boolean reached = totals.succeeded()
                    && coverage.get().shortfalls(plan.coverage()).isEmpty();
            inputs.record(
                    "coverage",
                    reached ? Verdict.PASSED : Verdict.FAILED,
                    coverage.get().sentence(plan.coverage()) + (totals.succeeded() ? "" : "; tests failed"));
        }
    }

    /** That of an earlier build must not be taken for the one of a build that was broken off. */
    private static void removeProfile(TestSpec spec) {
        if (spec.coverage().isPresent()) {
            try {
                Files.deleteIfExists(spec.coverage().get().profile());
            } catch (IOException e) {
                throw Failures.files("the earlier coverage could not be removed", e);
            }
        }
    }

    private TestTotals test(HostGo go, TestSpec spec) {
        CpuBudget budget = CpuBudget.shared();
        // Tests wait more than they compute; half of the processors each keeps modules side by side busy.
        try (CpuBudget.Share share = budget.take(Math.max(1, budget.processors() / 2))) {
            stages.log().detail("testing with " + share.processors() + " processors of the session");
            return new GoTests(go.tool(), stages.runner(), COMPLAINT, stages.log())
                    .run(spec, plan.reports(), stages.context().execution().orElse(""));
        }
    }

    private void judge(TestTotals totals) {
        if (totals.succeeded()) {
            return;
        }
        int bad = totals.failed() + totals.broken();
        String message = Quantities.count(bad, "test") + " failed of " + totals.tests() + ": "
                + totals.failures().stream().map(FailedTest::toString).collect(Collectors.joining(", "))
                + (totals.failures().size() < bad ? " ..." : "");
        if (plan.failureIgnore() || surefire.failureIgnore()) {
            stages.log().warn(message + "; the build goes on, because failures are ignored");
            return;
        }
        throw new BuildFailure(
                FailureCode.SOURCES,
                message,
                "look into " + plan.reports()
                        + totals.failures().stream()
                                .filter(FailedTest::isSelectable)
                                .findFirst()
                                .map(test -> "; -Dtest=" + test.name() + " runs that test alone")
                                .orElse("")
                        + "; -Dmaven.test.failure.ignore=true goes on in spite of failures");
    }

    private void judge(CoverageResult coverage) {
        List<String> shortfalls = coverage.shortfalls(plan.coverage());
        if (!shortfalls.isEmpty()) {
            throw new BuildFailure(
                    FailureCode.SOURCES,
                    "too little is covered by tests: " + String.join("; ", shortfalls),
                    "test more (see " + plan.coverage().page() + "), leave files out that nobody writes"
                            + " (<tests><coverageExcludes>), or lower <tests><coverageMinimum>"
                            + " (-Dgocontainer.tests.coverageMinimum=)");
        }
    }

    /** What the Sonar plugin of the same reactor looks for, unless somebody set it. */
    private void tellSonar(TestSpec spec) {
        MavenContext context = stages.context();
        Properties properties = context.project().getProperties();
        properties.putIfAbsent("sonar.go.tests.reportPaths", spec.events().toString());
        spec.coverage()
                .ifPresent(coverage -> properties.putIfAbsent(
                        "sonar.go.coverage.reportPaths", coverage.profile().toString()));
    }
}
