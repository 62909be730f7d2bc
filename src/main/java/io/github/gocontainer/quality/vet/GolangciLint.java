package io.github.gocontainer.quality.vet;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import io.github.gocontainer.quality.Complaint;
import io.github.gocontainer.quality.GoTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code golangci-lint run} of version 2, with the module's own {@code .golangci.yml}. */
final class GolangciLint implements Analyser {

    private static final String NAME = "golangci-lint";
    static final String PACKAGE = "github.com/golangci/golangci-lint/v2/cmd/golangci-lint";

    private final GoTool go;
    private final VetSpec spec;
    private final Path program;
    private final CommandRunner runner;
    private final Complaint complaint;

    GolangciLint(GoTool go, VetSpec spec, Path program, CommandRunner runner, Complaint complaint) {
        this.go = go;
        this.spec = spec;
        this.program = program;
        this.runner = runner;
        this.complaint = complaint;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** From a file: the report is a single line, and longer ones are handed over in parts. */
    @Override
    public List<Finding> findings() {
        try {
            Path report = AtomicFiles.temporaryBeside(spec.sarif());
            try {
                write(report);
                return read(Json.parse(Files.readAllBytes(report)), Positions.in(go.directory()));
            } finally {
                Files.deleteIfExists(report);
            }
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.FILES, "the report of " + NAME + " cannot be read: " + e.getMessage(), null, e);
        }
    }

    private void write(Path report) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--issues-exit-code=0",
                "--output.text.path=stderr",
                "--output.json.path=" + report,
                // Else paths would be relative to the folder of its configuration file.
                "--path-mode=abs",
                "--show-stats=false",
                "--max-issues-per-linter=0",
                "--max-same-issues=0"));
        if (!spec.tags().isEmpty()) {
            arguments.add("--build-tags=" + String.join(",", spec.tags()));
        }
        arguments.addAll(spec.packages());
        CommandResult result = runner.run(go.program(NAME, program, arguments));
        if (!result.succeeded()) {
            throw complaint.of(NAME, result, Optional.empty());
        }
    }

    static List<Finding> read(JsonNode report, Positions positions) throws IOException {
        if (!report.has("Issues")) {
            throw new IOException("it has no Issues");
        }
        List<Finding> findings = new ArrayList<>();
        for (JsonNode issue : report.path("Issues")) {
            JsonNode position = issue.path("Pos");
            findings.add(new Finding(
                    NAME,
                    issue.path("FromLinter").asText(),
                    positions.file(position.path("Filename").asText()),
                    position.path("Line").asInt(),
                    position.path("Column").asInt(),
                    issue.path("Text").asText()));
        }
        return findings;
    }
}
