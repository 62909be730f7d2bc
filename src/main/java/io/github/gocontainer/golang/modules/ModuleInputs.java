package io.github.gocontainer.golang.modules;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.GoCommand;
import io.github.gocontainer.golang.GoComplaint;
import io.github.gocontainer.golang.GoEnvironment;
import io.github.gocontainer.golang.GoModule;
import io.github.gocontainer.golang.GoToolchain;
import io.github.gocontainer.golang.ModuleFiles;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folders and files outside a module's own folder that go into its programs. */
final class ModuleInputs {

    private static final String END = "\u001e";
    private static final String MODULE_FOLDER = "{{with .Module}}{{if not .Version}}{{.Dir}}" + END
            + "{{else}}{{with .Replace}}{{.Dir}}" + END + "{{end}}{{end}}{{end}}";

    private final GoToolchain toolchain;
    private final Map<String, String> environment;
    private final CommandRunner runner;
    private final BuildLog log;

    ModuleInputs(GoToolchain toolchain, Map<String, String> environment, CommandRunner runner, BuildLog log) {
        this.toolchain = toolchain;
        this.environment = environment;
        this.runner = runner;
        this.log = log;
    }

    /** Local modules that packages of this one import, and the workspace's files; Go is asked only if there may be any. */
    List<Path> outside(GoModule module, RevisionSpec spec) {
        Stream<Path> workspace = module.workspace().stream()
                .flatMap(file -> Stream.of(file, file.resolveSibling("go.work.sum")))
                .filter(Files::isRegularFile);
        Stream<Path> modules = module.localModules().isEmpty() ? Stream.empty() : used(module, spec).stream();
        return Stream.concat(modules, workspace).distinct().sorted().toList();
    }

    /** Files count for some platforms only, and with some tags only: what any of them imports is used. */
    private Set<Path> used(GoModule module, RevisionSpec spec) {
        GoEnvironment settings =
                GoEnvironment.of(toolchain, environment, spec.environment(), true, runner, BuildLog.silent());
        Path own = real(module.directory());
        Set<Path> possible =
                module.localModules().stream().map(ModuleInputs::real).collect(Collectors.toSet());
        return new ModuleFiles(module, log)
                .unchangedWhile(() -> spec.platforms().stream()
                        .flatMap(platform -> modules(
                                new GoCommand(
                                        toolchain,
                                        module.directory(),
                                        settings.forPlatform(platform, spec.cgo(), spec.offline()),
                                        spec.timeout()),
                                spec.tags()))
                        .map(ModuleInputs::real)
                        .filter(folder -> !folder.equals(own) && possible.contains(folder))
                        .collect(Collectors.toSet()));
    }

    private Stream<Path> modules(GoCommand go, List<String> tags) {
        List<String> arguments = new ArrayList<>(List.of("list", "-e", "-deps"));
        if (!tags.isEmpty()) {
            arguments.add("-tags=" + String.join(",", tags));
        }
        arguments.addAll(List.of("-f", MODULE_FOLDER, "./..."));
        CommandResult result = runner.run(go.of("go list", arguments));
        if (!result.succeeded()) {
            throw GoComplaint.failure("go list", result, FailureCode.SOURCES, Optional.empty());
        }
        return folders(result.output());
    }

    /**
     * The folders in Go's answer.
     *
     * @throws BuildFailure when the answer is cut, so that it would say that too little is used
     */
    static Stream<Path> folders(String output) {
        if (!output.isEmpty() && !output.endsWith(END + "\n")) {
            throw new BuildFailure(
                    FailureCode.SOURCES,
                    "what 'go list' says about the packages is too long to be read, more than 1 MiB",
                    "a module with fewer packages would do");
        }
        return output.lines()
                .filter(line -> line.endsWith(END))
                .distinct()
                .map(line -> Path.of(line.substring(0, line.length() - END.length())));
    }

    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
