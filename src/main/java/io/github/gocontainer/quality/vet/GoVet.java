package io.github.gocontainer.quality.vet;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import io.github.gocontainer.quality.Complaint;
import io.github.gocontainer.quality.GoTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code go vet -json}: an object per package on standard output, on standard error up to Go 1.24. */
final class GoVet implements Analyser {

    private static final String NAME = "go vet";

    private final GoTool go;
    private final VetSpec spec;
    private final CommandRunner runner;
    private final Complaint complaint;

    GoVet(GoTool go, VetSpec spec, CommandRunner runner, Complaint complaint) {
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
        List<String> arguments = new ArrayList<>(List.of("vet", "-json"));
        arguments.addAll(spec.tagsFlag());
        arguments.addAll(spec.flags());
        arguments.addAll(spec.packages());
        List<String> output = new ArrayList<>();
        CommandResult result = runner.run(go.command(NAME, arguments), output::add);
        List<Finding> findings =
                parse(Stream.concat(output.stream(), result.error().lines()).toList(), Positions.in(go.directory()));
        if (!result.succeeded() && findings.isEmpty()) {
            throw complaint.of(NAME, result, Optional.empty());
        }
        return findings;
    }

    /** The objects begin and end at the margin; between them are comments, and what does not compile. */
    static List<Finding> parse(List<String> lines, Positions positions) {
        List<Finding> findings = new ArrayList<>();
        StringBuilder object = new StringBuilder();
        for (String line : lines) {
            if (line.equals("{") || object.length() > 0) {
                object.append(line).append('\n');
                if (line.equals("}")) {
                    findings.addAll(of(object.toString(), positions));
                    object.setLength(0);
                }
            } else {
                positions.complaint(line, NAME).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static List<Finding> of(String object, Positions positions) {
        List<Finding> findings = new ArrayList<>();
        try {
            for (Map.Entry<String, JsonNode> pack :
                    Json.parse(object.getBytes(StandardCharsets.UTF_8)).properties()) {
                for (Map.Entry<String, JsonNode> analysis : pack.getValue().properties()) {
                    for (JsonNode diagnostic : analysis.getValue()) {
                        if (diagnostic.has("posn")) {
                            findings.add(positions.at(
                                    diagnostic.path("posn").asText(),
                                    NAME,
                                    analysis.getKey(),
                                    diagnostic.path("message").asText()));
                        }
                    }
                }
            }
        } catch (IOException notJson) {
            throw new IllegalArgumentException("go vet printed what is no JSON: " + notJson.getMessage(), notJson);
        }
        return findings;
    }
}
