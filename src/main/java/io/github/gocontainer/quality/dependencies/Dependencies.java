package io.github.gocontainer.quality.dependencies;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.FileTree;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import io.github.gocontainer.quality.Complaint;
import io.github.gocontainer.quality.GoTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks Go about a module's dependencies; go.mod and go.sum stay as they are. */
public final class Dependencies {

    private final GoTool go;
    private final CommandRunner runner;
    private final Complaint complaint;

    public Dependencies(GoTool go, CommandRunner runner, Complaint complaint) {
        this.go = go.with(Map.of("GOWORK", "off"));
        this.runner = runner;
        this.complaint = complaint;
    }

    /**
     * What {@code go mod tidy} would change: it works on copies, as every version of Go can.
     *
     * @param work a folder for the copies, which is emptied
     */
    public Tidiness tidiness(Path work) {
        try {
            FileTree.delete(work);
            Files.createDirectories(work);
            Path copy = Files.copy(go.directory().resolve("go.mod"), work.resolve("go.mod"));
            Path sums = go.directory().resolve("go.sum");
            Path copiedSums = work.resolve("go.sum");
            if (Files.exists(sums)) {
                Files.copy(sums, copiedSums);
            }
            run("go mod tidy", List.of("mod", "tidy", "-modfile=" + copy));
            List<String> added = new ArrayList<>();
            List<String> removed = new ArrayList<>();
            compare("go.mod", go.directory().resolve("go.mod"), copy, added, removed);
            compare("go.sum", sums, copiedSums, added, removed);
            Set<String> needed = new HashSet<>();
            requirements(copy).forEach(one -> needed.add(one.path()));
            List<Requirement> unused = requirements(go.directory().resolve("go.mod")).stream()
                    .filter(one -> !needed.contains(one.path()))
                    .toList();
            FileTree.delete(work);
            return new Tidiness(added, removed, unused);
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.FILES, "go.mod could not be compared in " + work + ": " + e.getMessage(), null, e);
        }
    }

    /** The requirements of a go.mod, in its order. */
    public List<Requirement> requirements(Path goMod) {
        List<Requirement> requirements = new ArrayList<>();
        parse(run("go mod edit", List.of("mod", "edit", "-json", goMod.toString())))
                .get(0)
                .path("Require")
                .forEach(one -> requirements.add(new Requirement(
                        one.path("Path").asText(),
                        one.path("Version").asText(),
                        one.path("Indirect").asBoolean())));
        return requirements;
    }

    /** Direct requirements that have a newer version, or were taken back; asks the module proxy for each. */
    public List<Update> updates() {
        List<Update> updates = new ArrayList<>();
        for (JsonNode module :
                parse(run("go list -m -u", List.of("list", "-m", "-u", "-mod=readonly", "-json", "all")))) {
            if (module.path("Main").asBoolean() || module.path("Indirect").asBoolean() || module.has("Replace")) {
                continue;
            }
            Optional<String> newer = text(module.path("Update").path("Version"));
            Optional<String> warning = text(module.path("Deprecated"))
                    .or(() -> text(module.path("Retracted").path(0)));
            if (newer.isPresent() || warning.isPresent()) {
                updates.add(new Update(
                        new Requirement(
                                module.path("Path").asText(),
                                module.path("Version").asText(),
                                false),
                        newer,
                        warning));
            }
        }
        return updates;
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node.asText().strip().replaceAll("\\s+", " ")).filter(text -> !text.isEmpty());
    }

    private String run(String step, List<String> arguments) {
        StringBuilder output = new StringBuilder();
        CommandResult result = runner.run(
                go.command(step, arguments), line -> output.append(line).append('\n'));
        if (!result.succeeded()) {
            throw complaint.of(step, result, Optional.empty());
        }
        return output.toString();
    }

    /** Objects one after the other, each of which ends with a line of one brace. */
    private static List<JsonNode> parse(String output) {
        List<JsonNode> objects = new ArrayList<>();
        StringBuilder one = new StringBuilder();
        try {
            for (String line : output.split("\n")) {
                one.append(line).append('\n');
                if (line.equals("}")) {
                    objects.add(Json.parse(one.toString().getBytes(StandardCharsets.UTF_8)));
                    one.setLength(0);
                }
            }
            return objects;
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.PROCESS, "Go's list of modules: " + e.getMessage(), null, e);
        }
    }

    private static void compare(String name, Path before, Path after, List<String> added, List<String> removed)
            throws IOException {
        List<String> old = lines(before);
        List<String> tidy = lines(after);
        Set<String> known = new HashSet<>(old);
        Set<String> wanted = new HashSet<>(tidy);
        tidy.stream().filter(line -> !known.contains(line)).forEach(line -> added.add(name + " " + line));
        old.stream().filter(line -> !wanted.contains(line)).forEach(line -> removed.add(name + " " + line));
    }

    /** Without line breaks and brackets, in which the same can be written otherwise. */
    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .map(String::strip)
                        .map(line -> line.replaceFirst("^require (?!\\()", ""))
                        .filter(line -> !line.isEmpty() && !line.equals("require (") && !line.equals(")"))
                        .toList()
                : List.of();
    }
}
