package io.github.gocontainer.quality.scan;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import io.github.gocontainer.quality.GoTool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Go's own scanner on the sources and on the programs of an image.
 *
 * <p>Only in the sources it sees who calls what. In a program without symbol table, as ours are, it takes every function
 * of a linked module as there; so that its word counts where the sources say nothing about a vulnerability, as when a
 * module is linked on another platform only.
 */
public final class Govulncheck {

    private static final String NAME = "govulncheck";
    private static final String SOURCE = "source";
    private static final int LONGEST_REASON = 400;

    private final Path executable;
    private final CommandRunner runner;

    /** @param executable of govulncheck */
    public Govulncheck(Path executable, CommandRunner runner) {
        this.executable = executable;
        this.runner = runner;
    }

    /**
     * Looks at the sources as they are on each platform, and at each program.
     *
     * @param database its address, empty for Go's own
     * @param tags of the build
     * @param sources Go in the environment of each platform, at least one
     * @param programs by what they are called in the findings
     */
    public ScanOutcome scan(
            Optional<String> database,
            List<String> tags,
            SortedMap<String, GoTool> sources,
            SortedMap<String, Path> programs) {
        try {
            Map<String, GovulncheckStream> streams = new LinkedHashMap<>();
            sources.forEach((platform, go) -> {
                List<String> source = arguments(database);
                if (!tags.isEmpty()) {
                    source.add("-tags=" + String.join(",", tags));
                }
                source.add("./...");
                streams.put(SOURCE + " " + platform, run(go, "sources for " + platform, source));
            });
            GoTool any = sources.values().iterator().next();
            programs.forEach((name, file) -> {
                List<String> binary = arguments(database);
                binary.addAll(List.of("-mode=binary", file.toString()));
                streams.put(name, run(any, "program " + name, binary));
            });
            GovulncheckStream first = streams.values().iterator().next();
            return new ScanOutcome.Checked(
                    NAME + " " + first.version().orElse(""), first.database(), vulnerabilities(streams));
        } catch (BuildFailure e) {
            if (e.code() == FailureCode.INTERRUPTED) {
                throw e;
            }
            return new ScanOutcome.NotChecked(NAME, e.getMessage());
        }
    }

    private static List<String> arguments(Optional<String> database) {
        List<String> arguments = new ArrayList<>(List.of("-format=json"));
        database.ifPresent(address -> arguments.add("-db=" + address));
        return arguments;
    }

    private GovulncheckStream run(GoTool go, String what, List<String> arguments) {
        GovulncheckStream stream = new GovulncheckStream();
        String step = NAME + " on the " + what;
        CommandResult result = runner.run(go.program(step, executable, arguments), stream);
        Optional<String> trouble = result.succeeded() ? stream.trouble() : Optional.of(said(result));
        if (trouble.isPresent()) {
            throw new BuildFailure(FailureCode.PROCESS, step + " failed: " + trouble.get());
        }
        return stream;
    }

    private static String said(CommandResult result) {
        String text =
                result.error().strip().replaceAll("(?m)^govulncheck: ", "").replaceAll("\\s*\n\\s*", "; ");
        String shown = text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "[...]";
        return shown.isEmpty() ? "exit code " + result.exitCode() : shown;
    }

    private static List<Vulnerability> vulnerabilities(Map<String, GovulncheckStream> streams) {
        Map<String, Vulnerability> found = new LinkedHashMap<>();
        streams.forEach((where, stream) -> stream.findings()
                .forEach(finding -> found.merge(
                        finding.id() + " " + finding.module(),
                        vulnerability(where, stream, finding),
                        Govulncheck::joined)));
        return List.copyOf(found.values());
    }

    private static Vulnerability vulnerability(
            String where, GovulncheckStream stream, GovulncheckStream.Finding finding) {
        GovulncheckStream.Entry entry = stream.entry(finding.id());
        return new Vulnerability(
                finding.id(),
                entry.aliases(),
                entry.summary(),
                finding.module(),
                finding.version(),
                finding.fixed(),
                new Vulnerability.Weight.OfReach(finding.reach()),
                new TreeSet<>(List.of(where)),
                Optional.of(finding.trace()).filter(trace -> isSource(where) && !trace.isEmpty()));
    }

    private static boolean isSource(String where) {
        return where.startsWith(SOURCE + " ");
    }

    /** Of the sources the one on whose platform it is called; before the programs, where they know the vulnerability. */
    private static Vulnerability joined(Vulnerability one, Vulnerability other) {
        boolean further = other.foundIn().stream().allMatch(Govulncheck::isSource)
                && other.weight() instanceof Vulnerability.Weight.OfReach of
                && one.weight() instanceof Vulnerability.Weight.OfReach before
                && of.reach().compareTo(before.reach()) > 0;
        return further ? other.alsoIn(one.foundIn()) : one.alsoIn(other.foundIn());
    }
}
