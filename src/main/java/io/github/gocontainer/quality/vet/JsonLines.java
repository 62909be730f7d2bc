package io.github.gocontainer.quality.vet;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import io.github.gocontainer.quality.GoTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs an analyser that prints an object of JSON per line, among other lines. */
final class JsonLines {

    private final String name;
    private final GoTool go;
    private final CommandRunner runner;
    private final Reader reader;

    /** Makes findings of one object. */
    interface Reader {
        List<Finding> read(JsonNode object, Positions positions);
    }

    /** How the program ended, and what it found. */
    record Said(CommandResult result, List<Finding> findings) {}

    JsonLines(String name, GoTool go, CommandRunner runner, Reader reader) {
        this.name = name;
        this.go = go;
        this.runner = runner;
        this.reader = reader;
    }

    Said run(Path program, List<String> arguments) {
        Positions positions = Positions.in(go.directory());
        List<Finding> findings = new ArrayList<>();
        CommandResult result =
                runner.run(go.program(name, program, arguments), line -> findings.addAll(understand(line, positions)));
        return new Said(result, findings);
    }

    /** None for a line that is no object. */
    List<Finding> understand(String line, Positions positions) {
        if (!line.startsWith("{")) {
            return List.of();
        }
        try {
            return reader.read(Json.parse(line.getBytes(StandardCharsets.UTF_8)), positions);
        } catch (IOException notJson) {
            throw new IllegalArgumentException(name + " printed what is no JSON: " + notJson.getMessage(), notJson);
        }
    }
}
