package io.github.gocontainer.mojo.docker;

import io.github.gocontainer.docker.smoke.Check;
import io.github.gocontainer.docker.smoke.Commands;
import io.github.gocontainer.docker.smoke.Step;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.GoComplaint;
import io.github.gocontainer.mojo.Environment;
import io.github.gocontainer.mojo.HostGo;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.SystemCommandRunner;
import io.github.gocontainer.quality.Complaint;
import io.github.gocontainer.quality.GoTool;
import io.github.gocontainer.quality.tests.FailedTest;
import io.github.gocontainer.quality.tests.GoTests;
import io.github.gocontainer.quality.tests.TestSpec;
import io.github.gocontainer.quality.tests.TestTotals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs commands of the user's and the Go integration tests in the module's folder. */
final class SmokeTestCommands implements Commands {

    private static final String TAG = "integration";
    private static final Complaint COMPLAINT =
            (step, result, log) -> GoComplaint.failure(step, result, FailureCode.SOURCES, log);

    private final Stages stages;
    private final Path reports;
    private final String suite;
    private int runs;

    /**
     * Those of one smoke test.
     *
     * @param reports the folder of {@code TEST-*.xml}
     * @param suite the name of the smoke test's own report, with which those of its Go tests begin
     */
    SmokeTestCommands(Stages stages, Path reports, String suite) {
        this.stages = stages;
        this.reports = reports;
        this.suite = suite;
    }

    /** Removes what the Go tests of an earlier build left, which may not be run this time. */
    void removeReports() throws IOException {
        GoTests.removeReports(
                reports, Pattern.compile(Pattern.quote(suite) + "(-\\d+)?").asMatchPredicate());
    }

    @Override
    public Ended run(Step step, Map<String, String> addresses, Duration timeout) {
        if (step.check() instanceof Check.GoTests tests) {
            return test(tests, addresses, timeout);
        } else if (step.check() instanceof Check.UserCommand command) {
            return run(step.name(), command, addresses, timeout);
        }
        throw new IllegalArgumentException(
                "there is nothing to run in " + step.check().words());
    }

    private Ended run(String name, Check.UserCommand command, Map<String, String> addresses, Duration timeout) {
        Map<String, String> environment = new TreeMap<>(Environment.variables());
        environment.putAll(addresses);
        Path module = stages.plan().project().baseDirectory();
        CommandResult result =
                new SystemCommandRunner().run(Command.of(name, command.arguments(), environment, module, timeout));
        return new Ended(
                result.succeeded(),
                "ended with exit code " + result.exitCode(),
                result.output() + result.error(),
                false);
    }

    /** As goal test runs the others: what fails is shown at once, and every test is a case of its package's report. */
    private Ended test(Check.GoTests tests, Map<String, String> addresses, Duration timeout) {
        String run = suite + (++runs == 1 ? "" : "-" + runs);
        HostGo go = stages.hostGo(stages.plan().compile().cgo());
        TestTotals totals = go.unchanged(
                () -> new GoTests(within(timeout, go.tool()), new SystemCommandRunner(), COMPLAINT, stages.log())
                        .run(spec(tests, addresses, timeout, run), reports, run));
        if (totals.tests() == 0) {
            return new Ended(false, totals.sentence() + ", with the tag " + TAG + " neither", "", false);
        }
        return new Ended(
                totals.succeeded(),
                totals.sentence(),
                totals.failures().stream().map(FailedTest::toString).collect(Collectors.joining("\n")),
                true);
    }

    private static GoTool within(Duration timeout, GoTool go) {
        return new GoTool(go.executable(), go.version(), go.directory(), go.environment(), timeout);
    }

    private TestSpec spec(Check.GoTests tests, Map<String, String> addresses, Duration timeout, String run) {
        List<String> tags = new ArrayList<>(stages.plan().compile().allTags());
        tags.add(TAG);
        return new TestSpec(
                tests.packages(),
                tags,
                timeout.plusSeconds(1),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(1),
                List.of(),
                addresses,
                Optional.empty(),
                stages.plan().workspace().directory().resolve("go-test." + run + ".json"));
    }
}
