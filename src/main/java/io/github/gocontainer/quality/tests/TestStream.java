package io.github.gocontainer.quality.tests;

import io.github.gocontainer.testreport.TestCase;
import io.github.gocontainer.testreport.TestOutcome;
import io.github.gocontainer.testreport.TestSuite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands the stream of {@code go test -json} line by line, and hands over each package when it has ended, so that
 * no more than the packages that run are in memory.
 */
final class TestStream implements Consumer<String> {

    /** Without the brackets it would look like a test of this name. */
    private static final Pattern UNBUILT = Pattern.compile("FAIL\\t(\\S+) \\[(build|setup) failed\\]\\s*");

    private final SortedMap<String, String> properties;
    private final Consumer<PackageResult> ended;
    private final Map<String, PackageRun> running = new LinkedHashMap<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final BuildErrors errors = new BuildErrors();
    private final List<String> unbuilt = new ArrayList<>();

    /**
     * @param properties facts about the run, for every suite
     * @param ended takes each package
     */
    TestStream(SortedMap<String, String> properties, Consumer<PackageResult> ended) {
        this.properties = properties;
        this.ended = ended;
    }

    @Override
    public synchronized void accept(String line) {
        Optional<TestEvent> event = TestEvent.parse(line);
        if (event.isPresent()) {
            take(event.get());
        } else {
            Matcher matcher = UNBUILT.matcher(line);
            if (matcher.matches()) {
                reasons.put(matcher.group(1), matcher.group(2) + " failed");
                unbuilt.add(matcher.group(1));
            }
        }
    }

    private void take(TestEvent event) {
        if (event.action().equals("build-output")) {
            errors.add(event.importPath(), event.output());
        } else if (!event.pack().isEmpty()) {
            takeOfPackage(event);
        }
    }

    private void takeOfPackage(TestEvent event) {
        PackageRun run = running.computeIfAbsent(event.pack(), PackageRun::new);
        boolean isEnd = event.test().isEmpty() && event.action().matches("pass|fail|skip");
        if (!isEnd) {
            Matcher matcher = UNBUILT.matcher(event.output());
            if (matcher.matches()) {
                reasons.put(event.pack(), matcher.group(2) + " failed");
            } else {
                run.add(event);
            }
            return;
        }
        running.remove(event.pack());
        String reason = reasons.remove(event.pack());
        if (reason == null && event.failedBuild().isEmpty()) {
            ended.accept(run.end(event.action().equals("fail"), event.elapsed(), new TreeMap<>(properties)));
        } else if (reason != null && event.failedBuild().isEmpty()) {
            // Standard error has the reason, and is only known as a whole.
            reasons.put(event.pack(), reason);
            unbuilt.add(event.pack());
        } else {
            ended.accept(notBuilt(
                    event.pack(),
                    reason == null ? "build failed" : reason,
                    errors.of(event.pack(), event.failedBuild())));
        }
    }

    /**
     * The program has ended: packages of which no end was told are over as well.
     *
     * @param error what Go wrote to standard error
     */
    synchronized void close(String error) {
        errors.addSections(error);
        unbuilt.stream()
                .distinct()
                .forEach(pack -> ended.accept(
                        notBuilt(pack, reasons.getOrDefault(pack, "build failed"), errors.of(pack, pack))));
        unbuilt.clear();
        running.values().forEach(run -> ended.accept(run.end(true, Optional.empty(), new TreeMap<>(properties))));
        running.clear();
    }

    private PackageResult notBuilt(String pack, String reason, String detail) {
        String message = detail.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("# "))
                .findFirst()
                .map(String::strip)
                .orElse(reason);
        TestCase build = new TestCase(
                Verdicts.className(pack),
                "[" + reason + "]",
                Duration.ZERO,
                new TestOutcome.Broken(message, "build", detail.isEmpty() ? reason + "\n" : detail),
                "");
        return new PackageResult(
                new TestSuite(pack, Duration.ZERO, new TreeMap<>(properties), List.of(build), ""), false);
    }
}
