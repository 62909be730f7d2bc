package io.github.gocontainer.quality.vet;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.process.CommandRunner;
import io.github.gocontainer.quality.Complaint;
import io.github.gocontainer.quality.GoTool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code staticcheck -f json}: an object per line. */
final class Staticcheck implements Analyser {

    private static final String NAME = "staticcheck";
    static final String PACKAGE = "honnef.co/go/tools/cmd/staticcheck";

    private final GoTool go;
    private final VetSpec spec;
    private final Path program;
    private final CommandRunner runner;
    private final Complaint complaint;

    Staticcheck(GoTool go, VetSpec spec, Path program, CommandRunner runner, Complaint complaint) {
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

    @Override
    public List<Finding> findings() {
        List<String> arguments = new ArrayList<>(List.of("-f", "json"));
        arguments.addAll(spec.tagsFlag());
        arguments.addAll(spec.packages());
        JsonLines.Said said = new JsonLines(NAME, go, runner, Staticcheck::read).run(program, arguments);
        if (!said.result().succeeded() && said.findings().isEmpty()) {
            throw complaint.of(NAME, said.result(), Optional.empty());
        }
        return said.findings();
    }

    /** What does not compile comes without a position, but with the compiler's own words. */
    static List<Finding> read(JsonNode problem, Positions positions) {
        String message = problem.path("message").asText();
        String file = problem.path("location").path("file").asText();
        if (file.isEmpty()) {
            return message.lines()
                    .flatMap(text -> positions.complaint(text, NAME).stream())
                    .toList();
        }
        return List.of(new Finding(
                NAME,
                problem.path("code").asText(),
                positions.file(file),
                problem.path("location").path("line").asInt(),
                problem.path("location").path("column").asInt(),
                message));
    }
}
