package io.github.gocontainer.mojo.docker;

import io.github.gocontainer.docker.smoke.Clock;
import io.github.gocontainer.docker.smoke.ServiceRuntime;
import io.github.gocontainer.docker.smoke.SmokeTest;
import io.github.gocontainer.docker.smoke.SmokeTestReport;
import io.github.gocontainer.docker.smoke.SmokeTestResult;
import io.github.gocontainer.docker.smoke.SmokeTestSpec;
import io.github.gocontainer.docker.smoke.StepResult;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.gates.GateResult;
import io.github.gocontainer.gates.GatesFile;
import io.github.gocontainer.gates.Verdict;
import io.github.gocontainer.mojo.BuiltFiles;
import io.github.gocontainer.mojo.Failures;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.mojo.SurefireProperties;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.testreport.SurefireReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tests the image of the layout, and writes down how it went. */
final class SmokeTestStage {

    private static final String GATE = "smokeTest";
    private static final String WRONG_FORMAT = "exec format error";

    private final Stages stages;
    private final BuildPlan plan;
    private final SmokeTestSpec spec;

    SmokeTestStage(Stages stages, SmokeTestSpec spec) {
        this.stages = stages;
        this.plan = stages.plan();
        this.spec = spec;
    }

    void run() {
        BuiltFiles.check(plan);
        try {
            ImageLayout layout = plan.workspace().layout();
            Digest digest = layout.root().digest();
            Optional<String> leftOut = SurefireProperties.of(stages.context()).skipIntegration();
            if (leftOut.isPresent()) {
                notChecked(digest, "left out: " + leftOut.get());
                return;
            }
            removeOld();
            try (Runtimes runtimes = new Runtimes(stages, spec, layout.platforms())) {
                Optional<ServiceRuntime> runtime = runtimes.open();
                if (runtime.isPresent()) {
                    test(runtime.get(), digest);
                } else {
                    notChecked(digest, runtimes.whyNone());
                }
            }
        } catch (IOException e) {
            throw Failures.files("the smoke test's files in " + plan.workspace().directory(), e);
        }
    }

    /** Otherwise what an earlier build said would be taken for this one's, also when nothing can be started. */
    private void removeOld() throws IOException {
        Files.deleteIfExists(plan.workspace().smokeTestFile());
        SurefireReport.remove(suite(), reports());
        commands().removeReports();
    }

    private SmokeTestCommands commands() {
        return new SmokeTestCommands(stages, reports(), suite());
    }

    private void notChecked(Digest digest, String why) throws IOException {
        gates().put(new GateResult(GATE, digest.toString(), Verdict.NOT_CHECKED, why));
        stages.log().warn("the image was not smoke-tested: " + why);
    }

    private GatesFile gates() {
        return new GatesFile(plan.workspace().gatesFile());
    }

    private void test(ServiceRuntime runtime, Digest digest) throws IOException {
        SmokeTestResult result = result(runtime, digest);
        SmokeTestReport report = new SmokeTestReport(digest, runtime.image(), result);
        AtomicFiles.write(plan.workspace().smokeTestFile(), report.json());
        Path file = SurefireReport.write(report.suite(suite()), reports());
        Verdict verdict = result.passed() ? Verdict.PASSED : Verdict.FAILED;
        gates().put(new GateResult(GATE, digest.toString(), verdict, report.sentence()));
        if (result.passed()) {
            stages.log().done("smoke test passed: " + report.sentence() + ", report in " + file);
        } else {
            judge(runtime, result, file);
        }
    }

    /** One that could not even be started has failed, too. */
    private SmokeTestResult result(ServiceRuntime runtime, Digest digest) throws IOException {
        try {
            return new SmokeTest(runtime, commands(), Clock.system(), stages.log()).run(spec);
        } catch (BuildFailure e) {
            gates().put(new GateResult(GATE, digest.toString(), Verdict.FAILED, e.getMessage()));
            throw e;
        }
    }

    private void judge(ServiceRuntime runtime, SmokeTestResult result, Path file) {
        StepResult failure = result.failure().orElseThrow();
        StringBuilder message = new StringBuilder();
        message.append("the smoke test failed: ")
                .append(failure.name())
                .append(": ")
                .append(failure.sentence());
        section(message, "It printed:", failure.output());
        section(message, "The last lines of the service's log (all of it: " + spec.logFile() + "):", result.log());
        message.append("\nThe report is ").append(file).append("; nothing of the image runs any more.");
        if (SurefireProperties.of(stages.context()).failureIgnore()) {
            stages.log().warn(message + "\nThe build goes on, because maven.test.failure.ignore is true.");
            return;
        }
        throw new BuildFailure(FailureCode.SMOKE_TEST, message.toString(), hint(runtime, result));
    }

    private static void section(StringBuilder message, String title, String text) {
        if (!text.isBlank()) {
            message.append('\n').append(title).append('\n').append(text.strip());
        }
    }

    private static String hint(ServiceRuntime runtime, SmokeTestResult result) {
        if (result.log().contains(WRONG_FORMAT)) {
            return "build for the processor of this machine: the image is for "
                    + runtime.image().platform() + ", and what starts it runs " + runtime.host();
        }
        return "look at the log above; <smokeTest><steps> says what is expected and for how long it is waited, and"
                + " -Dgocontainer.smoke-test.skip leaves the test out";
    }

    private Path reports() {
        return plan.project().buildDirectory().resolve("surefire-reports");
    }

    /** Several images of one module have a report each. */
    private String suite() {
        return stages.context().execution().map(name -> "smoke-test." + name).orElse("smoke-test");
    }
}
