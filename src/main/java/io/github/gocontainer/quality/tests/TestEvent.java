package io.github.gocontainer.quality.tests;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * One line of {@code go test -json}, see {@code go doc test2json} and {@code go help buildjson}.
 *
 * @param action {@code start}, {@code run}, {@code output}, {@code pass}, {@code fail}, {@code skip}, {@code build-output} ...
 * @param pack the package whose tests run; empty for events of the build
 * @param test the test that the event is about; empty for the package as a whole
 * @param importPath what was built, for events of the build
 * @param failedBuild the build that made the package fail
 */
record TestEvent(
        String action,
        String pack,
        String test,
        Optional<Duration> elapsed,
        String output,
        String importPath,
        String failedBuild) {

    private static final double MILLIS = 1000;

    /** Empty for what is no event, such as the lines of Go before 1.24 about packages that do not compile. */
    static Optional<TestEvent> parse(String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            JsonNode event = Json.parse(line.getBytes(StandardCharsets.UTF_8));
            String action = event.path("Action").asText();
            return action.isEmpty() ? Optional.empty() : Optional.of(of(action, event));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static TestEvent of(String action, JsonNode event) {
        JsonNode elapsed = event.path("Elapsed");
        return new TestEvent(
                action,
                event.path("Package").asText(),
                event.path("Test").asText(),
                elapsed.isNumber()
                        ? Optional.of(Duration.ofMillis(Math.round(elapsed.asDouble() * MILLIS)))
                        : Optional.empty(),
                event.path("Output").asText(),
                event.path("ImportPath").asText(),
                event.path("FailedBuild").asText());
    }
}
