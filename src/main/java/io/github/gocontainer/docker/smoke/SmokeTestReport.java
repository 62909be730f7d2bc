package io.github.gocontainer.docker.smoke;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.docker.smoke.StepResult.Outcome;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.PlatformManifest;
import io.github.gocontainer.testreport.TestCase;
import io.github.gocontainer.testreport.TestOutcome;
import io.github.gocontainer.testreport.TestSuite;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is told about a smoke test, in each form in which it is told.
 *
 * @param image the digest of the whole image, of all its platforms
 * @param tested the one that was started
 */
public record SmokeTestReport(Digest image, PlatformManifest tested, SmokeTestResult result) {

    private static final int SCHEMA = 1;
    private static final double MILLIS = 1000.0;

    /** {@code smoke-test.json}. */
    public byte[] json() {
        ObjectNode document = Json.object();
        document.put("schemaVersion", SCHEMA);
        document.put("verdict", result.passed() ? "passed" : "failed");
        document.put("digest", image.toString());
        document.put("platform", tested.platform().toString());
        document.put("manifest", tested.manifest().digest().toString());
        document.put("runtime", result.runtime());
        document.put("started", result.started().toString());
        document.put("seconds", result.time().toMillis() / MILLIS);
        ArrayNode steps = document.putArray("steps");
        result.steps()
                .forEach(step -> steps.addObject()
                        .put("name", step.name())
                        .put("outcome", step.outcome().name().toLowerCase(Locale.ROOT))
                        .put("sentence", step.sentence())
                        .put("seconds", step.time().toMillis() / MILLIS));
        result.exit()
                .ifPresent(exit -> document.putObject("exit")
                        .put("code", exit.code())
                        .put("outOfMemory", exit.outOfMemory())
                        .put("meaning", exit.words()));
        return Json.pretty(document);
    }

    /** One test case for each step that is a test by itself. */
    public TestSuite suite(String name) {
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put("image.digest", image.toString());
        properties.put("image.platform", tested.platform().toString());
        properties.put("runtime", result.runtime());
        List<TestCase> cases = result.steps().stream()
                .filter(step -> !step.hasReports())
                .map(step -> new TestCase(name, step.name(), step.time(), outcome(step), step.output()))
                .toList();
        return new TestSuite(name, result.time(), properties, cases, result.log());
    }

    private TestOutcome outcome(StepResult step) {
        return switch (step.outcome()) {
            case PASSED -> new TestOutcome.Passed();
            case SKIPPED -> new TestOutcome.Skipped(step.sentence());
            case FAILED -> new TestOutcome.Failed(step.sentence(), "smoke test", step.output() + "\n" + result.log());
        };
    }

    /** For {@code gates.json}: where, how many steps, how long. */
    public String sentence() {
        String what = tested.platform() + " " + result.runtime() + ": ";
        Optional<StepResult> failure = result.failure();
        if (failure.isPresent()) {
            return what + failure.get().name() + ": " + failure.get().sentence();
        }
        long passed = result.steps().stream()
                .filter(step -> step.outcome() == Outcome.PASSED)
                .count();
        return what + Quantities.count(passed, "step") + " passed in " + Quantities.time(result.time());
    }
}
