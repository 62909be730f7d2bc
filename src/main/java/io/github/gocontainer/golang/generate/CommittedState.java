package io.github.gocontainer.golang.generate;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.GoComplaint;
import io.github.gocontainer.golang.modules.GitCommand;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The files of a module that differ from what Git has, with what is in them.
 *
 * @param files by their path from the repository's top; an empty digest for one that is gone
 * @param generated those that say of themselves that they are generated
 */
record CommittedState(SortedMap<String, String> files, List<String> generated) {

    private static final int HEAD = 1 << 13;
    private static final Pattern GENERATED = Pattern.compile("(?m)^// Code generated .* DO NOT EDIT\\.\\r?$");

    static CommittedState of(GenerateSpec spec, Map<String, String> environment, CommandRunner runner) {
        Path git = GitCommand.executable(environment)
                .orElseThrow(() -> failure("there is no git program on PATH", "install Git"));
        GitCommand command = new GitCommand(git, spec.moduleDirectory(), environment, spec.timeout());
        Path top = Path.of(
                output(command, runner, List.of("rev-parse", "--show-toplevel")).strip());
        List<String> arguments = new ArrayList<>(
                List.of("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", "."));
        Path module = real(spec.moduleDirectory());
        spec.outputs().stream()
                .map(output -> real(module.resolve(output)))
                .filter(output -> output.startsWith(top) && !module.startsWith(output))
                .forEach(output -> arguments.add(":(exclude,literal)" + output));
        SortedMap<String, String> files = new TreeMap<>();
        List<String> generated = new ArrayList<>();
        for (String entry : output(command, runner, arguments).split("\0")) {
            if (entry.length() > 3) {
                String name = entry.substring(3);
                Path file = top.resolve(name);
                files.put(name, digest(file));
                if (isGenerated(file)) {
                    generated.add(name);
                }
            }
        }
        return new CommittedState(files, generated);
    }

    /** What differs now and did not before, or differs otherwise; and what is plainly generated, whoever did it. */
    List<String> uncommittedSince(CommittedState before) {
        return files.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.files().get(entry.getKey()))
                        || generated.contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String output(GitCommand git, CommandRunner runner, List<String> arguments) {
        CommandResult result = git.run(runner, arguments);
        if (!result.succeeded()) {
            throw failure(
                    "git " + arguments.get(0) + ": "
                            + GoComplaint.safe(result.error().strip()),
                    "build in a checkout of the repository");
        }
        return result.output();
    }

    private static BuildFailure failure(String why, String hint) {
        return new BuildFailure(
                FailureCode.CONFIGURATION,
                "whether what is generated is committed (<generate><checkCommitted>) cannot be said: " + why,
                hint + ", or set -Dgocontainer.generate.checkCommitted=false");
    }

    private static String digest(Path file) {
        try {
            return Files.isRegularFile(file) ? Digest.of(file).toString() : "";
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.FILES, file + " could not be read: " + e, null, e);
        }
    }

    private static boolean isGenerated(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            return GENERATED
                    .matcher(new String(in.readNBytes(HEAD), StandardCharsets.UTF_8))
                    .find();
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.FILES, file + " could not be read: " + e, null, e);
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            return path.toAbsolutePath().normalize();
        }
    }
}
