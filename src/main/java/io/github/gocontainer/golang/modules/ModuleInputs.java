package io.github.gocontainer.golang.modules;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folders and files outside a module's own folder that go into its programs. */
final class ModuleInputs {

    private static final String MODULE_FOLDER =
            "{{with .Module}}{{if not .Version}}{{.Dir}}{{else}}{{with .Replace}}" + "{{.Dir}}{{end}}{{end}}{{end}}";

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

    private Set<Path> used(GoModule module, RevisionSpec spec) {
        GoEnvironment settings =
                GoEnvironment.of(toolchain, environment, spec.environment(), true, runner, BuildLog.silent());
        Map<String, String> child = new TreeMap<>(settings.forModules(false));
        child.put("GOOS", "linux");
        child.put("CGO_ENABLED", "0");
        GoCommand go = new GoCommand(toolchain, module.directory(), child, spec.timeout());
        CommandResult result = new ModuleFiles(module, log)
                .unchangedWhile(() ->
                        runner.run(go.of("go list", List.of("list", "-e", "-deps", "-f", MODULE_FOLDER, "./..."))));
        if (!result.succeeded()) {
            throw GoComplaint.failure("go list", result, FailureCode.SOURCES, Optional.empty());
        }
        Path own = real(module.directory());
        Set<Path> possible =
                module.localModules().stream().map(ModuleInputs::real).collect(Collectors.toSet());
        return result.output()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> real(Path.of(line)))
                .filter(folder -> !folder.equals(own) && possible.contains(folder))
                .collect(Collectors.toSet());
    }

    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
