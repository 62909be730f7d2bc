package io.github.gocontainer.quality.tests;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the events said of one test so far. */
final class SingleTest {

    /** {@code file_test.go:12: } before what a test logs. */
    private static final Pattern POSITION = Pattern.compile("(?m)^ *([^\\s:]+\\.go:\\d+): ?(.*)$");

    private static final int SHORT = 200;

    private final String name;
    private final OutputBuffer output = new OutputBuffer();
    private Optional<String> end = Optional.empty();
    private Duration time = Duration.ZERO;

    SingleTest(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** The name of the function, without the subtest. */
    String root() {
        return name.split("/", 2)[0];
    }

    OutputBuffer output() {
        return output;
    }

    void end(String action, Optional<Duration> elapsed) {
        end = Optional.of(action);
        time = elapsed.orElse(Duration.ZERO);
    }

    Duration time() {
        return time;
    }

    boolean hasEnded() {
        return end.isPresent();
    }

    boolean hasFailed() {
        return end.filter("fail"::equals).isPresent();
    }

    boolean wasSkipped() {
        return end.filter("skip"::equals).isPresent();
    }

    boolean isBelow(SingleTest other) {
        return name.startsWith(other.name + "/");
    }

    /** Why it was skipped, in its own words. */
    String skipReason() {
        Matcher position = POSITION.matcher(output.text());
        String reason = "";
        while (position.find()) {
            reason = position.group(2).strip();
        }
        return reason.isEmpty() ? "skipped without a reason" : reason;
    }

    /** The line of an error that tells most: the last with a position in a Go file, because errors follow what was logged. */
    Optional<String> errorLine() {
        String text = output.text();
        if (text.startsWith("got:\n")) {
            String example = text.strip().replaceAll("\\s+", " ");
            return Optional.of(example.length() <= SHORT ? example : example.substring(0, SHORT) + "[...]");
        }
        Matcher position = POSITION.matcher(text);
        Optional<String> last = Optional.empty();
        while (position.find()) {
            last = Optional.of(position.group(1) + ": " + position.group(2).strip());
        }
        return last.or(() -> output.text()
                .lines()
                .filter(line -> !line.isBlank())
                .map(String::strip)
                .findFirst());
    }
}
