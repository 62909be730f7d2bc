package io.github.gocontainer.quality.vet;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import io.github.gocontainer.quality.Complaint;
import io.github.gocontainer.quality.GoTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that {@code gofmt} of the module's own toolchain would write differently. */
final class Gofmt implements Analyser {

    private static final String NAME = "gofmt";
    private static final int AT_ONCE = 200;
    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,\\d+)? .*");

    private final GoTool go;
    private final VetSpec spec;
    private final CommandRunner runner;
    private final Complaint complaint;

    Gofmt(GoTool go, VetSpec spec, CommandRunner runner, Complaint complaint) {
        this.go = go;
        this.spec = spec;
        this.runner = runner;
        this.complaint = complaint;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> findings() {
        List<Path> files;
        try {
            files = GoFiles.of(go.directory(), spec.outputs());
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.FILES, "the Go files could not be looked at: " + e, null, e);
        }
        List<Finding> findings = new ArrayList<>();
        for (int start = 0; start < files.size(); start += AT_ONCE) {
            findings.addAll(look(files.subList(start, Math.min(files.size(), start + AT_ONCE))));
        }
        return findings;
    }

    private List<Finding> look(List<Path> files) {
        List<String> arguments = Stream.concat(Stream.of("-d"), files.stream().map(file -> "./" + file))
                .toList();
        List<String> diff = new ArrayList<>();
        CommandResult result = runner.run(go.program(NAME, go.sibling(NAME), arguments), diff::add);
        Positions positions = Positions.in(go.directory());
        List<Finding> findings = parse(diff, positions);
        result.error().lines().forEach(line -> positions.complaint(line, NAME).ifPresent(findings::add));
        if (!result.succeeded() && findings.isEmpty()) {
            throw complaint.of(NAME, result, Optional.empty());
        }
        return findings;
    }

    /** One finding for each file, at the first line that differs. */
    static List<Finding> parse(List<String> diff, Positions positions) {
        List<Finding> findings = new ArrayList<>();
        String file = "";
        int line = 0;
        for (String text : diff) {
            Matcher hunk = HUNK.matcher(text);
            if (text.startsWith("+++ ")) {
                file = text.substring(4).split("\t", 2)[0];
                line = 0;
            } else if (hunk.matches() && line == 0) {
                line = Integer.parseInt(hunk.group(1));
            } else if (line > 0 && !file.isEmpty() && (text.startsWith("-") || text.startsWith("+"))) {
                findings.add(positions.at(
                        file + ":" + line, NAME, "format", "is not formatted: gofmt -w " + positions.file(file)));
                file = "";
            } else if (line > 0 && !file.isEmpty()) {
                line++;
            }
        }
        return findings;
    }
}
