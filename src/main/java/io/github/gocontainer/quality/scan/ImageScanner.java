package io.github.gocontainer.quality.scan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A scanner of whole images that is on the machine: Trivy or Grype. */
public final class ImageScanner {

    private static final int LONGEST_REASON = 400;

    private final ImageScannerKind kind;
    private final Path executable;
    private final Map<String, String> environment;
    private final Duration timeout;
    private final CommandRunner runner;

    /**
     * @param environment of this process
     * @param timeout of each run
     */
    public ImageScanner(
            ImageScannerKind kind,
            Path executable,
            Map<String, String> environment,
            Duration timeout,
            CommandRunner runner) {
        this.kind = kind;
        this.executable = executable;
        this.environment = Map.copyOf(environment);
        this.timeout = timeout;
        this.runner = runner;
    }

    /**
     * Looks at each image.
     *
     * @param layouts an OCI layout of one image each, by its platform
     * @param offline whether its database must be there already
     * @param work a folder for what it says
     */
    public ScanOutcome scan(SortedMap<String, Path> layouts, boolean offline, Path work) {
        try {
            Map<String, Vulnerability> found = new LinkedHashMap<>();
            for (Map.Entry<String, Path> layout : layouts.entrySet()) {
                JsonNode report = run(layout.getKey(), layout.getValue(), offline, work);
                for (Vulnerability one : kind.parse(report, layout.getKey())) {
                    found.merge(
                            one.id() + " " + one.component() + " " + one.version(),
                            one,
                            (first, second) -> first.alsoIn(second.foundIn()));
                }
            }
            return new ScanOutcome.Checked(kind.word(), Optional.empty(), List.copyOf(found.values()));
        } catch (BuildFailure e) {
            if (e.code() == FailureCode.INTERRUPTED) {
                throw e;
            }
            return new ScanOutcome.NotChecked(kind.word(), e.getMessage());
        }
    }

    private JsonNode run(String platform, Path layout, boolean offline, Path work) {
        String step = kind.word() + " on the image of " + platform;
        Path report = work.resolve(kind.word() + "-" + platform.replace('/', '-') + ".json");
        List<String> arguments = new ArrayList<>(List.of(executable.toString()));
        arguments.addAll(kind.arguments(layout, report, offline));
        Map<String, String> child = new TreeMap<>(environment);
        child.putAll(kind.variables(offline));
        CommandResult result = runner.run(Command.of(step, arguments, child, work, timeout));
        if (!result.succeeded()) {
            throw new BuildFailure(FailureCode.PROCESS, step + " failed: " + said(result));
        }
        try {
            JsonNode document = Json.parse(Files.readAllBytes(report));
            if (!kind.isReport(document)) {
                throw new IOException("this is no report of " + kind.word());
            }
            return document;
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.PROCESS, step + " left no report: " + e.getMessage(), null, e);
        }
    }

    private static String said(CommandResult result) {
        List<String> lines =
                result.error().lines().filter(line -> !line.isBlank()).toList();
        String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
        String shown = last.length() <= LONGEST_REASON ? last : last.substring(0, LONGEST_REASON) + "[...]";
        return "exit code " + result.exitCode() + (shown.isEmpty() ? "" : ": " + shown);
    }
}
