package io.github.gocontainer.quality.tests;

import io.github.gocontainer.testreport.TestCase;
import io.github.gocontainer.testreport.TestSuite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** Follows the events of one package until its end. */
final class PackageRun {

    /** The type of a failure that is only that of its subtests. */
    static final String SUBTEST = "subtest";

    /** More of one package's output is only in the stream, so that a chatty package does not fill the memory. */
    private static final int KEPT = 8 << 20;

    private static final Pattern FRAME = Pattern.compile("=== (RUN|PAUSE|CONT|NAME|ATTR|ARTIFACTS)\\b.*\\n?"
            + "|\\s*--- (PASS|FAIL|SKIP): .* \\(\\d+\\.\\d+s\\)\\n?");
    private static final Pattern SUMMARY = Pattern.compile("(PASS|FAIL)\\n?|(ok|FAIL|\\?) *\\t.*\\n?|\\t\\S+\\t\\t.*"
            + "|-test\\.shuffle \\d+\\n|testing: warning: no tests to run\\n");

    /** What the runtime of coverage says, perhaps behind a line of the test that it did not end. */
    private static final Pattern COVERAGE = Pattern.compile(
            "(program not built with -cover|coverage: (\\[no statements]|\\d+\\.\\d% of statements.*))\\n$");

    private final String name;
    private final Map<String, SingleTest> current = new LinkedHashMap<>();
    private final List<SingleTest> tests = new ArrayList<>();
    private final OutputBuffer output = new OutputBuffer();
    private int kept;
    private boolean cached;
    private Optional<String> shuffle = Optional.empty();

    PackageRun(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Takes in what is not the package's own end. */
    void add(TestEvent event) {
        if (event.test().isEmpty()) {
            if (event.action().equals("output")) {
                say(event.output());
            }
            return;
        }
        switch (event.action()) {
            case "run" -> begin(event.test());
            case "output" -> log(find(event.test()), event.output());
            case "pass", "fail", "skip", "bench" -> find(event.test()).end(event.action(), event.elapsed());
            default -> {
                // pause, cont, attr and artifacts change nothing of a result.
            }
        }
    }

    /** With -count a test of the same name runs again. */
    private SingleTest begin(String test) {
        SingleTest fresh = new SingleTest(test);
        current.put(test, fresh);
        tests.add(fresh);
        return fresh;
    }

    private SingleTest find(String test) {
        SingleTest known = current.get(test);
        return known == null ? begin(test) : known;
    }

    private void log(SingleTest test, String text) {
        String said = COVERAGE.matcher(text).replaceFirst("");
        if (!said.isEmpty() && !FRAME.matcher(said).matches()) {
            keep(test.output(), said);
        }
    }

    private void say(String text) {
        if (text.startsWith("ok ") && text.contains("(cached)")) {
            cached = true;
        }
        if (text.startsWith("-test.shuffle ")) {
            shuffle = Optional.of(text.strip().split(" ")[1]);
        }
        String said = COVERAGE.matcher(text).replaceFirst("");
        if (!said.isEmpty() && !SUMMARY.matcher(said).matches()) {
            keep(output, said);
        }
    }

    private void keep(OutputBuffer buffer, String text) {
        if (kept < KEPT) {
            kept += buffer.append(text);
        } else {
            buffer.leaveOut(text);
        }
    }

    /** The package ended by itself. */
    PackageResult end(boolean failed, Optional<Duration> elapsed, SortedMap<String, String> properties) {
        shuffle.ifPresent(seed -> properties.put("go.test.shuffle", seed));
        List<TestCase> cases = new Verdicts(name, tests, output).cases(failed);
        Duration time = elapsed.orElse(Duration.ZERO);
        return new PackageResult(new TestSuite(name, time, properties, cases, failed ? "" : output.text()), cached);
    }
}
