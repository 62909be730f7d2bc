package io.github.gocontainer.quality.tests;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import io.github.gocontainer.quality.Complaint;
import io.github.gocontainer.quality.GoTool;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Runs the tests of a module and leaves a report of each package. */
public final class GoTests {

    private static final String STEP = "go test";

    private final GoTool go;
    private final CommandRunner runner;
    private final Complaint complaint;
    private final BuildLog log;

    public GoTests(GoTool go, CommandRunner runner, Complaint complaint, BuildLog log) {
        this.go = go;
        this.runner = runner;
        this.complaint = complaint;
        this.log = log;
    }

    /**
     * Runs them; that tests fail is a result.
     *
     * @param reports the folder of {@code TEST-*.xml}
     * @param run which of several runs of the module it is; empty for the main one
     * @throws BuildFailure when Go fails for another reason, or the time limit of the whole command is over; the reports
     *     of what was tested until then are written
     */
    public TestTotals run(TestSpec spec, Path reports, String run) {
        ReportFolder folder = new ReportFolder(reports, run);
        try {
            folder.removeOld();
            Files.createDirectories(spec.events().getParent());
            return run(spec, folder);
        } catch (IOException | UncheckedIOException e) {
            throw new BuildFailure(FailureCode.FILES, "the results of the tests could not be written: " + e, null, e);
        }
    }

    /** Removes the reports of earlier runs of these names, for when it is not known yet whether they are run again. */
    public static void removeReports(Path reports, Predicate<String> runs) throws IOException {
        ReportFolder.remove(reports, runs);
    }

    private TestTotals run(TestSpec spec, ReportFolder folder) throws IOException {
        long start = System.nanoTime();
        TestTally tally = new TestTally(log);
        ReportFolder.Writer writer = folder.new Writer();
        TestStream stream = new TestStream(properties(spec, folder.run()), result -> {
            tally.add(result);
            if (result.hasTests()) {
                write(writer, result);
            }
        });
        Command command = go.with(spec.environment()).command(STEP, new TestCommand(spec).arguments());
        log.detail("running " + command.arguments());
        CommandResult result;
        try (BufferedWriter events = Files.newBufferedWriter(spec.events())) {
            result = runner.run(command, line -> {
                append(events, line);
                stream.accept(line);
            });
        } catch (BuildFailure ended) {
            stream.close("");
            tally.totals(Duration.ZERO);
            throw ended;
        }
        stream.close(result.error());
        TestTotals totals = tally.totals(Duration.ofNanos(System.nanoTime() - start));
        if (!result.succeeded() && totals.succeeded()) {
            throw complaint.of(STEP, result, Optional.empty());
        }
        result.error().lines().forEach(log::detail);
        return totals;
    }

    private SortedMap<String, String> properties(TestSpec spec, String run) {
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put(ReportFolder.PROPERTY, run);
        properties.put("go.version", go.version());
        properties.put("go.test.race", String.valueOf(spec.race()));
        return properties;
    }

    private static void write(ReportFolder.Writer writer, PackageResult result) {
        try {
            writer.write(result.suite());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(BufferedWriter events, String line) {
        try {
            events.write(line);
            events.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
