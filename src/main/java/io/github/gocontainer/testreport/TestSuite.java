package io.github.gocontainer.testreport;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tests that ran together, one file of a report.
 *
 * @param properties facts about the run, by name
 */
public record TestSuite(
        String name, Duration time, SortedMap<String, String> properties, List<TestCase> cases, String output) {

    public TestSuite {
        properties = new TreeMap<>(properties);
        cases = List.copyOf(cases);
    }

    public long failed() {
        return count(TestOutcome.Failed.class);
    }

    public long broken() {
        return count(TestOutcome.Broken.class);
    }

    public long skipped() {
        return count(TestOutcome.Skipped.class);
    }

    private long count(Class<? extends TestOutcome> type) {
        return cases.stream().filter(test -> type.isInstance(test.outcome())).count();
    }
}
