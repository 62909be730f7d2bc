package io.github.gocontainer.golang.modules;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.GoComplaint;
import io.github.gocontainer.golang.GoEnvironment;
import io.github.gocontainer.golang.GoModule;
import io.github.gocontainer.golang.GoToolchain;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks Git for the last commit that touched a module's inputs. */
public final class ModuleRevision {

    private final GoToolchain toolchain;
    private final Map<String, String> environment;
    private final CommandRunner runner;
    private final BuildLog log;

    /** @param environment of this process */
    public ModuleRevision(GoToolchain toolchain, Map<String, String> environment, CommandRunner runner, BuildLog log) {
        this.toolchain = toolchain;
        this.environment = Map.copyOf(environment);
        this.runner = runner;
        this.log = log;
    }

    /** Empty when there is no Git, no repository, no commit, or a clone too shallow to know. */
    public Optional<Revision> find(RevisionSpec spec) {
        Path folder = ModuleInputs.real(spec.moduleDirectory());
        Optional<Path> executable = GitCommand.executable(environment);
        if (executable.isEmpty() && isInRepository(folder)) {
            log.warn("there is no git program on PATH to ask for the module's last commit: install Git; no revision is"
                    + " recorded");
        }
        return executable
                .map(program -> new GitCommand(program, folder, environment, spec.timeout()))
                .flatMap(git -> repository(git).flatMap(repository -> find(spec, git, repository)));
    }

    /** Top folder and the folder that worktrees share. */
    private record Repository(Path top, Path common) {}

    private Optional<Revision> find(RevisionSpec spec, GitCommand git, Repository repository) {
        List<String> paths = paths(spec, git, repository);
        CommandResult answer =
                git.run(runner, with(List.of("log", "-1", "--no-color", "--format=%H %ct", "--"), paths));
        if (!answer.succeeded() || answer.output().isBlank()) {
            return Optional.empty();
        }
        String[] words = answer.output().strip().split(" ");
        if (isBoundary(words[0], repository)) {
            log.warn("the clone is too shallow to know the module's last commit: fetch more history"
                    + " (fetch-depth: 0, or git fetch --unshallow); no revision is recorded");
            return Optional.empty();
        }
        CommandResult status =
                git.run(runner, with(List.of("status", "--porcelain", "-z", "--untracked-files=normal", "--"), paths));
        if (!status.succeeded()) {
            throw new BuildFailure(
                    FailureCode.PROCESS,
                    "git status failed: " + GoComplaint.safe(status.error().strip()));
        }
        Instant date = Instant.ofEpochSecond(Long.parseLong(words[1]));
        return Optional.of(new Revision(words[0], date, !status.output().isEmpty()));
    }

    private Optional<Repository> repository(GitCommand git) {
        CommandResult result = git.run(runner, List.of("rev-parse", "--show-toplevel", "--git-common-dir"));
        if (!result.succeeded()) {
            if (result.error().contains("dubious ownership")) {
                log.warn("Git does not trust the folder " + git.directory() + ", which belongs to another user: no"
                        + " revision is recorded; 'git config --global --add safe.directory <folder>' trusts it");
            }
            return Optional.empty();
        }
        List<String> lines = result.output().lines().toList();
        return lines.size() == 2
                ? Optional.of(
                        new Repository(Path.of(lines.get(0)), git.directory().resolve(lines.get(1))))
                : Optional.empty();
    }

    /** The module's folder without what the build makes and without other modules; and what it uses outside. */
    private List<String> paths(RevisionSpec spec, GitCommand git, Repository repository) {
        GoModule module = GoModule.read(git.directory(), GoEnvironment.merged(environment, spec.environment()));
        List<Path> outside = new ModuleInputs(toolchain, environment, runner, log).outside(module, spec);
        List<String> paths = new ArrayList<>(List.of("."));
        // Git refuses paths outside of its repository.
        Path top = ModuleInputs.real(repository.top());
        outside.stream()
                .map(ModuleInputs::real)
                .filter(path -> path.startsWith(top))
                .forEach(path -> paths.add(":(literal)" + path));
        Stream<Path> outputs =
                spec.outputs().stream().map(path -> git.directory().resolve(path));
        Stream<Path> others = otherModules(git).filter(path -> !outside.contains(path));
        Stream.concat(outputs, others)
                .map(ModuleInputs::real)
                .filter(path -> path.startsWith(top) && !git.directory().startsWith(path))
                .distinct()
                .forEach(path -> paths.add(":(exclude,literal)" + path));
        return paths;
    }

    private Stream<Path> otherModules(GitCommand git) {
        CommandResult result = git.run(runner, List.of("ls-files", "-z", "--", "*/go.mod"));
        return Stream.of(result.output().split("\0"))
                .filter(name -> !name.isEmpty())
                .map(name -> git.directory().resolve(name).getParent());
    }

    private static boolean isBoundary(String commit, Repository repository) {
        Path file = repository.common().resolve("shallow");
        try {
            return Files.isRegularFile(file) && Files.readAllLines(file).contains(commit);
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.FILES, file + " could not be read: " + e, null, e);
        }
    }

    /** The folder of a repository has a folder {@code .git}, that of a worktree a file. */
    private static boolean isInRepository(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> with(List<String> arguments, List<String> paths) {
        return Stream.concat(arguments.stream(), paths.stream()).toList();
    }
}
