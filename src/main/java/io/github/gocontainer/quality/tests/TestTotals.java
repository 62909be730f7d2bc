package io.github.gocontainer.quality.tests;

import io.github.gocontainer.log.Quantities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What all packages came to.
 *
 * @param tests every test, example, fuzz target and subtest that ran or was skipped, as {@code go test -v} lists them
 * @param failed those that found something wrong
 * @param broken those that did not come to an end, and packages that could not be built
 * @param packages with tests
 * @param withoutTests packages that have none
 * @param cached packages of which Go knew the result already
 * @param failures the first of those that failed
 * @param time of the whole run
 */
public record TestTotals(
        int tests,
        int failed,
        int broken,
        int skipped,
        int packages,
        int withoutTests,
        int cached,
        List<FailedTest> failures,
        Duration time) {

    public TestTotals {
        failures = List.copyOf(failures);
    }

    public boolean succeeded() {
        return failed + broken == 0;
    }

    public int passed() {
        return tests - failed - broken - skipped;
    }

    /** The figures in a sentence, {@code 42 tests in 7 packages: 1 failed, 2 skipped}. */
    public String sentence() {
        if (tests == 0) {
            return "there are no tests in " + Quantities.count(withoutTests, "package");
        }
        List<String> parts = new ArrayList<>();
        if (succeeded()) {
            parts.add(skipped == 0 ? "all passed" : passed() + " passed");
        } else {
            parts.add(passed() + " passed");
        }
        add(parts, failed, " failed");
        add(parts, broken, " broken");
        add(parts, skipped, " skipped");
        return Quantities.count(tests, "test") + " in " + Quantities.count(packages, "package") + ": "
                + String.join(", ", parts);
    }

    private static void add(List<String> parts, int number, String word) {
        if (number > 0) {
            parts.add(number + word);
        }
    }
}
