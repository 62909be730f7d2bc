package io.github.gocontainer.golang.compile;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.GoCommand;
import io.github.gocontainer.golang.GoComplaint;
import io.github.gocontainer.golang.GoEnvironment;
import io.github.gocontainer.golang.GoFlags;
import io.github.gocontainer.golang.GoModule;
import io.github.gocontainer.golang.GoToolchain;
import io.github.gocontainer.golang.ModuleFiles;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import io.github.gocontainer.process.CpuBudget;
import io.github.gocontainer.process.SideBySide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles a module's programs: one static binary per program and platform. */
public final class GoCompiler {

    private final GoToolchain toolchain;
    private final Map<String, String> environment;
    private final CommandRunner runner;
    private final CpuBudget budget;
    private final BuildLog log;

    /** @param environment of this process */
    public GoCompiler(
            GoToolchain toolchain,
            Map<String, String> environment,
            CommandRunner runner,
            CpuBudget budget,
            BuildLog log) {
        this.toolchain = toolchain;
        this.environment = Map.copyOf(environment);
        this.runner = runner;
        this.budget = budget;
        this.log = log;
    }

    /**
     * Compiles for every platform; Go itself leaves alone what is up to date.
     *
     * @return platforms in order, within one the programs in the order of the specification
     * @throws BuildFailure when Go refuses the sources or a binary is not static
     */
    public List<GoBinary> compile(CompileSpec spec) {
        GoFlags.check(spec.linkerFlags(), "<go><ldflags>", spec.allowToolexec());
        GoFlags.check(spec.compilerFlags(), "<go><gcflags>", spec.allowToolexec());
        GoModule module = GoModule.read(spec.moduleDirectory(), GoEnvironment.merged(environment, spec.environment()));
        GoEnvironment settings =
                GoEnvironment.of(toolchain, environment, spec.environment(), spec.allowToolexec(), runner, log);
        BuildExtras.requireProfile(spec);
        List<GoBinary> compiled = spec.isAllPrebuilt()
                ? List.of()
                : new ModuleFiles(module, log).unchangedWhile(() -> compile(spec, module, settings));
        return spec.prebuilt().isEmpty() ? compiled : new PrebuiltBinaries(spec, log).among(compiled);
    }

    private List<GoBinary> compile(CompileSpec spec, GoModule module, GoEnvironment settings) {
        GoCommand first = command(spec, module, settings, spec.platforms().get(0));
        List<String> tags = spec.allTags();
        List<GoProgram> programs = new MainPackages(first, runner, tags).find(spec.mains());
        if (!spec.cgo()) {
            new CgoCheck(module, settings, first, runner).refuseHiddenC(programs, tags, spec);
        }
        // The budget lets as many of them run as the session has processors for.
        return new SideBySide(spec.platforms().size())
                        .run(
                                "compiling",
                                spec.platforms(),
                                platform -> build(spec, command(spec, module, settings, platform), programs, platform))
                        .stream()
                        .flatMap(List::stream)
                        .toList();
    }

    private GoCommand command(CompileSpec spec, GoModule module, GoEnvironment settings, Platform platform) {
        Map<String, String> child = settings.forPlatform(platform, spec.cgo(), spec.offline());
        Optional.ofNullable(spec.modes().compilers().get(platform)).ifPresent(compiler -> child.put("CC", compiler));
        return new GoCommand(toolchain, module.directory(), child, spec.timeout());
    }

    private List<GoBinary> build(CompileSpec spec, GoCommand go, List<GoProgram> programs, Platform platform) {
        Path folder = spec.outputDirectory().toAbsolutePath().resolve(platform.folder());
        createFolder(folder);
        LinkMemory memory = new LinkMemory(folder);
        memory.prepare(programs);
        List<GoBinary> binaries = link(spec, go, programs, platform, folder);
        List<GoBinary> damaged = memory.removeDamaged(binaries);
        if (!damaged.isEmpty()) {
            damaged.forEach(binary ->
                    log.warn(binary.file() + " was changed since a build linked it, so that it is linked again"));
            binaries = link(spec, go, programs, platform, folder);
        }
        List<GoBinary> checked =
                binaries.stream().map(binary -> checked(spec, binary)).toList();
        memory.remember(checked);
        return checked;
    }

    private List<GoBinary> link(
            CompileSpec spec, GoCommand go, List<GoProgram> programs, Platform platform, Path folder) {
        for (BuildCommand build : BuildCommand.of(spec, programs, folder)) {
            run(spec, go, build, platform);
        }
        return programs.stream()
                .map(program -> binary(platform, program, folder.resolve(program.name())))
                .toList();
    }

    private void run(CompileSpec spec, GoCommand go, BuildCommand build, Platform platform) {
        Path output = spec.outputDirectory().toAbsolutePath().resolveSibling("go-build-" + platform.folder() + ".log");
        String step = "go build for " + platform;
        CommandResult result;
        long start;
        // Go itself uses several processors, yet a link only one: half of them each keeps all of them busy.
        try (CpuBudget.Share share = budget.take(Math.max(1, budget.processors() / 2))) {
            log.detail("running " + step + " on " + share.processors() + " processors: " + build.arguments());
            start = System.nanoTime();
            result = runner.run(go.of(step, build.arguments()).withOutputFile(output));
        }
        if (!result.succeeded()) {
            throw GoComplaint.failure(step, result, FailureCode.SOURCES, Optional.of(output));
        }
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        for (GoProgram program : build.programs()) {
            log.done("compiled " + program.importPath() + " for " + platform + BuildExtras.words(spec, program) + " ("
                    + Quantities.time(time) + ")");
        }
        removeEmpty(output);
    }

    private static GoBinary binary(Platform platform, GoProgram program, Path file) {
        try {
            return new GoBinary(
                    platform,
                    program.name(),
                    program.importPath(),
                    Optional.of(program.directory()),
                    file,
                    Files.size(file),
                    Digest.of(file),
                    Optional.empty(),
                    List.of());
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.FILES, file + " could not be read: " + e, null, e);
        }
    }

    /** Not before it is known that nobody has damaged it since it was linked. */
    private static GoBinary checked(CompileSpec spec, GoBinary binary) {
        return binary.with(Elf.of(binary.file(), binary.platform(), spec.modes().dynamic()));
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.FILES, folder + " could not be made: " + e, null, e);
        }
    }

    private static void removeEmpty(Path output) {
        try {
            if (Files.exists(output) && Files.size(output) == 0) {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.FILES, output + " could not be removed: " + e, null, e);
        }
    }
}
