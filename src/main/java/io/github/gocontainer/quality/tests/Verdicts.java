package io.github.gocontainer.quality.tests;

import io.github.gocontainer.testreport.TestCase;
import io.github.gocontainer.testreport.TestOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Judges the tests of a package that has come to its end. */
final class Verdicts {

    /** What stands for failures outside of any test: Go's own name for the function around all of them. */
    static final String OUTSIDE = "TestMain";

    private static final String RACE = "WARNING: DATA RACE";

    private final String className;
    private final List<SingleTest> tests;
    private final OutputBuffer output;
    private final IdentityHashMap<SingleTest, TestOutcome> decided = new IdentityHashMap<>();

    Verdicts(String pack, List<SingleTest> tests, OutputBuffer output) {
        this.className = className(pack);
        this.tests = tests;
        this.output = output;
    }

    /** What reports group tests by: they take what stands before the last dot for a package of Java. */
    static String className(String pack) {
        return pack.replace('/', '.');
    }

    List<TestCase> cases(boolean packageFailed) {
        if (packageFailed) {
            judgePanics();
            judgeUnfinished();
        }
        List<TestCase> cases = new ArrayList<>();
        for (SingleTest test : tests) {
            TestOutcome outcome = decided.containsKey(test) ? decided.get(test) : ordinary(test);
            boolean isGood = outcome instanceof TestOutcome.Passed || outcome instanceof TestOutcome.Skipped;
            cases.add(new TestCase(
                    className,
                    test.name(),
                    test.time(),
                    outcome,
                    isGood ? test.output().text() : ""));
        }
        boolean blamed = cases.stream()
                .anyMatch(test ->
                        test.outcome() instanceof TestOutcome.Failed || test.outcome() instanceof TestOutcome.Broken);
        if (packageFailed && (!blamed || hasRaceOutside())) {
            cases.add(new TestCase(className, OUTSIDE, Duration.ZERO, outside(), ""));
        }
        return cases;
    }

    private void judgePanics() {
        for (SingleTest holder : tests) {
            String text = holder.output().text();
            Optional<Panic> found = holder.hasEnded() && !holder.hasFailed() ? Optional.empty() : Panic.in(text);
            found.ifPresent(panic -> {
                if (panic.timeout().isPresent()) {
                    judgeTimeout(holder, panic);
                } else {
                    SingleTest culprit = panic.culprit(tests, holder).orElse(holder);
                    String own = culprit == holder ? text : culprit.output().text() + panic.text();
                    decided.put(culprit, new TestOutcome.Broken(panic.message(), "panic", own));
                }
            });
        }
    }

    private void judgeTimeout(SingleTest holder, Panic panic) {
        String message = "test timed out after " + panic.timeout().orElseThrow();
        SingleTest shown = holder.hasEnded()
                ? tests.stream()
                        .filter(test -> !test.hasEnded() && panic.wasRunning(test.name()))
                        .reduce((one, other) -> other)
                        .orElse(holder)
                : holder;
        for (SingleTest test : tests) {
            if (!test.hasEnded() && panic.wasRunning(test.name())) {
                String own =
                        test == holder ? before(test, panic) : test.output().text();
                String detail = test == shown
                        ? own + panic.text()
                        : own + message + "; the goroutines stand at " + shown.name() + "\n";
                decided.put(test, new TestOutcome.Broken(message, "timeout", detail));
            }
        }
    }

    private static String before(SingleTest test, Panic panic) {
        String text = test.output().text();
        return text.substring(0, text.length() - panic.text().length());
    }

    private void judgeUnfinished() {
        Optional<String> reason = decided.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof TestOutcome.Broken)
                .map(entry -> ((TestOutcome.Broken) entry.getValue()).message() + " in "
                        + entry.getKey().name())
                .sorted()
                .findFirst();
        for (SingleTest test : tests) {
            if (!test.hasEnded() && !decided.containsKey(test)) {
                String said = test.output().text();
                String own = Panic.in(said)
                        .map(panic ->
                                said.substring(0, said.length() - panic.text().length()))
                        .orElse(said);
                String message = "did not come to its end: " + reason.orElse("the test program ended first");
                decided.put(test, new TestOutcome.Broken(message, "unfinished", own + output.text()));
            }
        }
    }

    private TestOutcome ordinary(SingleTest test) {
        if (test.wasSkipped()) {
            return new TestOutcome.Skipped(test.skipReason());
        }
        if (!test.hasFailed()) {
            return new TestOutcome.Passed();
        }
        String text = test.output().text();
        if (text.contains(RACE)) {
            return new TestOutcome.Failed("data race", "data race", text);
        }
        List<SingleTest> below = tests.stream()
                .filter(other -> other.isBelow(test) && (other.hasFailed() || decided.containsKey(other)))
                .toList();
        if (!below.isEmpty() && text.isBlank()) {
            return new TestOutcome.Failed(
                    "failed in " + below.get(0).name().substring(test.name().length() + 1)
                            + (below.size() > 1 ? " and " + (below.size() - 1) + " more" : ""),
                    PackageRun.SUBTEST,
                    text);
        }
        return new TestOutcome.Failed(test.errorLine().orElse("failed"), "failure", text);
    }

    private boolean hasRaceOutside() {
        return output.text().contains(RACE);
    }

    /** An init or TestMain that failed, a race between tests, or an exit that no test is to blame for. */
    private TestOutcome outside() {
        String text = output.text();
        if (hasRaceOutside()) {
            return new TestOutcome.Broken("data race outside of any test", "data race", text);
        }
        Optional<Panic> panic = Panic.in(text);
        if (panic.isPresent()) {
            return new TestOutcome.Broken(panic.get().message(), "panic", text);
        }
        String last = text.lines()
                .filter(line -> !line.isBlank())
                .reduce((one, other) -> other)
                .map(String::strip)
                .orElse("the test program failed and said nothing");
        return new TestOutcome.Broken(last, "package", text);
    }
}
