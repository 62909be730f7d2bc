package io.github.gocontainer.golang.generate;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.Folders;
import io.github.gocontainer.golang.GoCommand;
import io.github.gocontainer.golang.GoComplaint;
import io.github.gocontainer.golang.GoToolchain;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs the generators that the sources name. */
public final class GoGenerate {

    private static final String STEP = "go generate";
    private static final int SHOWN = 10;

    private final GoToolchain toolchain;
    private final Map<String, String> environment;
    private final CommandRunner runner;
    private final BuildLog log;

    /** @param environment of Go's processes on this machine */
    public GoGenerate(GoToolchain toolchain, Map<String, String> environment, CommandRunner runner, BuildLog log) {
        this.toolchain = toolchain;
        this.environment = Map.copyOf(environment);
        this.runner = runner;
        this.log = log;
    }

    /**
     * Runs them.
     *
     * @throws BuildFailure when one fails, or when the result is to be committed and is not
     */
    public void run(GenerateSpec spec) {
        Optional<CommittedState> before =
                spec.checkCommitted() ? Optional.of(CommittedState.of(spec, environment, runner)) : Optional.empty();
        generate(spec);
        before.ifPresent(state -> requireCommitted(state, CommittedState.of(spec, environment, runner)));
    }

    private void generate(GenerateSpec spec) {
        Map<String, String> complete = new TreeMap<>(environment);
        complete.putAll(spec.environment());
        // Directives that say "go run" or "go tool" must find this Go.
        complete.merge(
                "PATH",
                Folders.of(toolchain.executable()).toString(),
                (others, own) -> own + File.pathSeparator + others);
        List<String> arguments = new ArrayList<>(List.of("generate", "-x"));
        if (!spec.tags().isEmpty()) {
            arguments.add("-tags=" + String.join(",", spec.tags()));
        }
        spec.run().ifPresent(expression -> arguments.add("-run=" + expression));
        spec.exclude().ifPresent(expression -> arguments.add("-skip=" + expression));
        arguments.addAll(spec.packages());
        long start = System.nanoTime();
        CommandResult result = runner.run(new GoCommand(toolchain, spec.moduleDirectory(), complete, spec.timeout())
                .of(STEP, arguments)
                .withOutputFile(spec.log()));
        if (!result.succeeded()) {
            throw GoComplaint.failure(STEP, result, FailureCode.SOURCES, Optional.of(spec.log()));
        }
        List<String> said =
                result.output().lines().filter(line -> !line.isBlank()).toList();
        said.stream().limit(SHOWN).map(GoComplaint::safe).forEach(line -> log.done("  " + line));
        if (said.size() > SHOWN) {
            log.done("  [" + (said.size() - SHOWN) + " more lines: " + spec.log() + "]");
        }
        // With -x, Go writes each command to standard error.
        List<String> commands =
                result.error().lines().filter(line -> !line.isBlank()).toList();
        commands.forEach(command -> log.detail("ran " + GoComplaint.safe(command)));
        if (commands.isEmpty()) {
            log.warn("there is nothing to generate: no //go:generate line was run in "
                    + String.join(" ", spec.packages()));
        } else {
            log.done("generated with " + Quantities.count(commands.size(), "command") + " ("
                    + Quantities.time(Duration.ofNanos(System.nanoTime() - start)) + ")");
        }
        removeEmpty(spec.log());
    }

    private void requireCommitted(CommittedState before, CommittedState after) {
        List<String> changed = after.uncommittedSince(before);
        if (changed.isEmpty()) {
            log.done("what is generated is committed");
            return;
        }
        throw new BuildFailure(
                FailureCode.SOURCES,
                "what is generated is not what is committed: " + String.join(", ", changed),
                "run 'go generate' and commit its result, or set <generate><checkCommitted>false"
                        + " (-Dgocontainer.generate.checkCommitted=false)");
    }

    private static void removeEmpty(Path file) {
        try {
            if (Files.exists(file) && Files.size(file) == 0) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.FILES, file + " could not be removed: " + e, null, e);
        }
    }
}
