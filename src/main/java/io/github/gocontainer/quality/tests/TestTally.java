package io.github.gocontainer.quality.tests;

import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.testreport.TestCase;
import io.github.gocontainer.testreport.TestOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Adds packages up and says what became of each, with the output of what failed, as far as anybody reads it. */
final class TestTally {

    private static final int SHOWN_FAILURES = 20;
    private static final int SHOWN_LINES = 25;
    private static final int WIDEST = 400;
    private static final int NAMED = 10;

    private final BuildLog log;
    private final List<FailedTest> failures = new ArrayList<>();
    private int tests;
    private int failed;
    private int broken;
    private int skipped;
    private int packages;
    private int withoutTests;
    private int cached;
    private int shown;

    TestTally(BuildLog log) {
        this.log = log;
    }

    void add(PackageResult result) {
        if (!result.hasTests()) {
            withoutTests++;
            log.detail("no tests in " + result.name());
            return;
        }
        packages++;
        tests += result.suite().cases().size();
        failed += (int) result.suite().failed();
        broken += (int) result.suite().broken();
        skipped += (int) result.suite().skipped();
        cached += result.cached() ? 1 : 0;
        if (result.failed()) {
            log.failed("FAILED " + words(result));
            result.failures().forEach(test -> show(result.name(), test));
        } else {
            log.done("tested " + words(result));
        }
    }

    private static String words(PackageResult result) {
        List<String> parts = new ArrayList<>();
        parts.add(Quantities.count(result.suite().cases().size(), "test"));
        long bad = result.suite().failed() + result.suite().broken();
        if (bad > 0) {
            parts.add(bad + " failed");
        }
        if (result.suite().skipped() > 0) {
            parts.add(result.suite().skipped() + " skipped");
        }
        String time =
                result.cached() ? "cached" : Quantities.time(result.suite().time());
        return result.name() + ": " + String.join(", ", parts) + " (" + time + ")";
    }

    private void show(String pack, TestCase test) {
        failures.add(new FailedTest(pack, test.name()));
        if (shown++ >= SHOWN_FAILURES) {
            return;
        }
        String message;
        String detail;
        if (test.outcome() instanceof TestOutcome.Broken wrong) {
            message = wrong.message();
            detail = wrong.detail();
        } else if (test.outcome() instanceof TestOutcome.Failed wrong) {
            message = wrong.message();
            detail = wrong.detail();
        } else {
            return;
        }
        log.failed("  " + test.name() + ": " + safe(message));
        List<String> lines = detail.lines()
                .filter(line -> !line.isBlank() && !line.strip().equals(message))
                .toList();
        lines.stream().limit(SHOWN_LINES).forEach(line -> log.failed("      " + safe(line)));
        if (lines.size() > SHOWN_LINES) {
            log.failed("      [" + (lines.size() - SHOWN_LINES) + " more lines are in the report]");
        }
    }

    /** No terminal sequence of a test gets on the console, and no line that is wider than a page. */
    private static String safe(String line) {
        String printable = line.stripTrailing().replace("\t", "    ").replaceAll("\\p{Cntrl}", "\uFFFD");
        return printable.length() <= WIDEST ? printable : printable.substring(0, WIDEST) + "[...]";
    }

    TestTotals totals(Duration time) {
        if (shown > SHOWN_FAILURES) {
            log.failed("  [" + (shown - SHOWN_FAILURES) + " more tests failed: see the reports]");
        }
        return new TestTotals(
                tests,
                failed,
                broken,
                skipped,
                packages,
                withoutTests,
                cached,
                failures.stream().limit(NAMED).toList(),
                time);
    }
}
