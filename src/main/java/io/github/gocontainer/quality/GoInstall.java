package io.github.gocontainer.quality;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.oci.FileTree;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Programs that are built from their Go modules at a pinned version, each once for every Go and checked by the checksum
 * database like every module.
 */
public final class GoInstall {

    /** Modules side by side want the same program at the same time. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final GoTool go;
    private final CommandRunner runner;
    private final Complaint complaint;
    private final BuildLog log;

    public GoInstall(GoTool go, CommandRunner runner, Complaint complaint, BuildLog log) {
        this.go = go;
        this.runner = runner;
        this.complaint = complaint;
        this.log = log;
    }

    /**
     * The program, built when it is not there yet.
     *
     * @param packagePath what {@code go install} takes, for example {@code golang.org/x/vuln/cmd/govulncheck}
     * @param version of its module
     * @param cache where such programs are kept
     */
    public Path provide(String packagePath, String version, Path cache) {
        Path program = program(packagePath, version, cache);
        synchronized (ONE_AT_A_TIME) {
            if (!Files.isExecutable(program)) {
                build(packagePath, version, program);
            }
        }
        return program;
    }

    /** Whether the program was built already. */
    public boolean isThere(String packagePath, String version, Path cache) {
        return Files.isExecutable(program(packagePath, version, cache));
    }

    private Path program(String packagePath, String version, Path cache) {
        String name = packagePath.substring(packagePath.lastIndexOf('/') + 1);
        Path folder = cache.resolve(name + "-" + version + "-go" + go.version()).toAbsolutePath();
        return folder.resolve(name + (go.executable().toString().endsWith(".exe") ? ".exe" : ""));
    }

    private void build(String packagePath, String version, Path program) {
        String step = "go install " + packagePath + "@" + version;
        try {
            Files.createDirectories(program.getParent());
            Path place = Files.createTempDirectory(program.getParent(), "building");
            try {
                log.done("building " + packagePath + "@" + version + ", which is done once");
                long start = System.nanoTime();
                CommandResult result = runner.run(go.with(variables(place))
                        .command(step, List.of("install", "-trimpath", packagePath + "@" + version)));
                if (!result.succeeded()) {
                    throw complaint.of(step, result, Optional.empty());
                }
                Files.move(
                        place.resolve(program.getFileName()),
                        program,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                log.done("built " + program.getFileName() + " " + version + " ("
                        + Quantities.time(Duration.ofNanos(System.nanoTime() - start)) + ")");
            } finally {
                FileTree.delete(place);
            }
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.FILES, step + ": " + program + " could not be kept: " + e.getMessage(), null, e);
        }
    }

    /** The tool's own go.mod may want a newer Go than the module's; Go fetches that checked, or says that it cannot. */
    private static Map<String, String> variables(Path place) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("GOBIN", place.toString());
        variables.put("GOTOOLCHAIN", "auto");
        variables.put("GOWORK", "off");
        variables.put("GOFLAGS", "-buildvcs=false");
        variables.put("CGO_ENABLED", "0");
        return variables;
    }
}
