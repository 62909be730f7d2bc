package io.github.gocontainer.quality.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.Expected;
import io.github.gocontainer.testreport.TestCase;
import io.github.gocontainer.testreport.TestOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded streams of one module with every kind of trouble (that of src/it/go-tests) from five versions of Go. */
class TestStreamTest {

    private final List<PackageResult> results = new ArrayList<>();
    private final TestStream stream = new TestStream(new TreeMap<>(), results::add);

    @ParameterizedTest
    @ValueSource(strings = {"1.20", "1.22", "1.24", "1.26", "1.27"})
    void everyVersionOfGoTellsTheSame(String version) {
        replay("go" + version);

        assertEquals(Expected.text(getClass(), "outcomes.txt"), outcomes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.20", "1.22", "1.24", "1.26", "1.27"})
    void thePanicStandsWithTheTestThatPanicked(String version) {
        replay("go" + version);

        TestOutcome.Broken panic = (TestOutcome.Broken)
                find("example.org/faulty/panicking", "TestPanics").outcome();
        assertTrue(panic.detail().contains("panicking_test.go:10"), panic.detail());
        TestOutcome.Broken waiting = (TestOutcome.Broken)
                find("example.org/faulty/panicking", "TestWaits").outcome();
        assertFalse(waiting.detail().contains("panic: "), waiting.detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.20", "1.22", "1.24", "1.26", "1.27"})
    void whatParallelTestsSayIsTheirOwn(String version) {
        replay("go" + version);

        for (int worker = 0; worker < 3; worker++) {
            TestCase test = find("example.org/faulty/failing", "TestParallel/worker_" + worker);
            String said = test.outcome() instanceof TestOutcome.Failed failed ? failed.detail() : test.output();
            assertTrue(said.contains("worker " + worker + " speaks"), said);
            assertEquals(1, said.split(" speaks", -1).length - 1, said);
        }
    }

    @Test
    void aStreamThatBreaksOffLeavesWhatRanAsUnfinished() {
        stream.accept("{\"Action\":\"start\",\"Package\":\"a\"}");
        stream.accept("{\"Action\":\"run\",\"Package\":\"a\",\"Test\":\"TestOne\"}");
        stream.accept("{\"Action\":\"pass\",\"Package\":\"a\",\"Test\":\"TestOne\",\"Elapsed\":0.01}");
        stream.accept("{\"Action\":\"run\",\"Package\":\"a\",\"Test\":\"TestTwo\"}");
        stream.close("");

        assertEquals(
                "a: failed\n  passed TestOne\n  unfinished TestTwo: did not come to its end: the test program ended first\n",
                outcomes());
    }

    @Test
    void aPackageThatSaidNothingIsNotTakenForGood() {
        stream.accept("{\"Action\":\"start\",\"Package\":\"a\"}");
        stream.close("");

        assertEquals("a: failed\n  package TestMain: the test program failed and said nothing\n", outcomes());
    }

    @Test
    void aTestThatRunsAgainIsCountedAgain() {
        for (int i = 0; i < 2; i++) {
            stream.accept("{\"Action\":\"run\",\"Package\":\"a\",\"Test\":\"TestOne\"}");
            stream.accept("{\"Action\":\"" + (i == 0 ? "fail" : "pass") + "\",\"Package\":\"a\",\"Test\":\"TestOne\"}");
        }
        stream.accept("{\"Action\":\"fail\",\"Package\":\"a\"}");

        assertEquals("a: failed\n  failure TestOne: failed\n  passed TestOne\n", outcomes());
    }

    @Test
    void wordsThatAreNoEventsAreNoTests() {
        stream.accept("PASS");
        stream.accept("{not json");
        stream.accept("{\"Unknown\":1}");
        stream.accept("{\"Action\":\"new-in-go-1.99\",\"Package\":\"a\",\"Test\":\"TestOne\"}");
        stream.accept("{\"Action\":\"pass\",\"Package\":\"a\",\"Test\":\"TestOne\"}");
        stream.accept("{\"Action\":\"pass\",\"Package\":\"a\"}");
        stream.close("# something\n");

        assertEquals("a: passed\n  passed TestOne\n", outcomes());
    }

    @Test
    @FaultCase("D11")
    void hugeOutputIsCutInTheMiddleAndSaysSo() {
        stream.accept("{\"Action\":\"run\",\"Package\":\"a\",\"Test\":\"TestChatty\"}");
        for (int i = 0; i < 200_000; i++) {
            stream.accept("{\"Action\":\"output\",\"Package\":\"a\",\"Test\":\"TestChatty\",\"Output\":\"line " + i
                    + "\\n\"}");
        }
        stream.accept("{\"Action\":\"fail\",\"Package\":\"a\",\"Test\":\"TestChatty\"}");
        stream.accept("{\"Action\":\"fail\",\"Package\":\"a\"}");

        String detail = ((TestOutcome.Failed) find("a", "TestChatty").outcome()).detail();
        assertTrue(detail.length() < 70_000, "kept " + detail.length());
        assertTrue(detail.startsWith("line 0\n"), detail.substring(0, 20));
        assertTrue(detail.endsWith("line 199999\n"), detail.substring(detail.length() - 20));
        assertTrue(detail.contains("characters left out here; go-test.json has them]"));
    }

    private void replay(String recording) {
        Expected.text(getClass(), recording + ".json").lines().forEach(stream);
        stream.close(Expected.text(getClass(), recording + ".stderr"));
    }

    private TestCase find(String pack, String test) {
        return results.stream()
                .filter(result -> result.name().equals(pack))
                .flatMap(result -> result.suite().cases().stream())
                .filter(candidate -> candidate.name().equals(test))
                .findFirst()
                .orElseThrow();
    }

    private String outcomes() {
        StringBuilder text = new StringBuilder();
        results.stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .forEach(result -> {
                    text.append(result.name())
                            .append(result.failed() ? ": failed\n" : result.hasTests() ? ": passed\n" : ": no tests\n");
                    result.suite()
                            .cases()
                            .forEach(test ->
                                    text.append("  ").append(words(test)).append('\n'));
                });
        return text.toString();
    }

    private static String words(TestCase test) {
        if (test.outcome() instanceof TestOutcome.Failed failed) {
            return failed.type() + " " + test.name() + ": " + failed.message();
        } else if (test.outcome() instanceof TestOutcome.Broken broken) {
            return broken.type() + " " + test.name() + ": " + broken.message();
        } else if (test.outcome() instanceof TestOutcome.Skipped skipped) {
            return "skipped " + test.name() + ": " + skipped.reason();
        }
        return "passed " + test.name();
    }
}
