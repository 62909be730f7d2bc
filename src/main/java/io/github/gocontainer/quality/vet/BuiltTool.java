package io.github.gocontainer.quality.vet;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.oci.FileTree;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import io.github.gocontainer.quality.Complaint;
import io.github.gocontainer.quality.GoTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program at a pinned version, built from its module with the toolchain of the user's module, so that it understands
 * the same language. Go checks the module against its checksum database.
 *
 * @param source the program's package, for example {@code honnef.co/go/tools/cmd/staticcheck}
 * @param element of the POM that asks for it
 */
record BuiltTool(String name, String source, String version, String element) {

    /** The executable; built once per version and toolchain, and moved into its place when it is whole. */
    Path provide(Path cache, boolean offline, GoTool go, CommandRunner runner, Complaint complaint, BuildLog log) {
        Path folder = cache.resolve(name + "-" + version + "-go" + go.version());
        Path program = folder.resolve(go.sibling(name).getFileName());
        if (Files.isExecutable(program)) {
            return program;
        }
        if (offline) {
            throw new BuildFailure(
                    FailureCode.MISSING_INPUT,
                    name + " " + version + " is not built yet for Go " + go.version()
                            + ", and Maven works offline (-o)",
                    "run the build once without -o, or remove " + element);
        }
        try {
            return build(cache, folder, program, go, runner, complaint, log);
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.FILES, name + " could not be kept in " + cache + ": " + e, null, e);
        }
    }

    private Path build(
            Path cache, Path folder, Path program, GoTool go, CommandRunner runner, Complaint complaint, BuildLog log)
            throws IOException {
        log.done("building " + source + "@" + version + ", which is done once");
        Files.createDirectories(cache);
        Path unfinished = Files.createTempDirectory(cache, name + "-");
        try {
            long start = System.nanoTime();
            GoTool outside = new GoTool(go.executable(), go.version(), cache, go.environment(), go.timeout())
                    .with(Map.of(
                            "GOBIN", unfinished.toString(),
                            // A flag about the module's own vendor folder is none about this program.
                            "GOFLAGS", "-buildvcs=false -trimpath",
                            "GOWORK", "off",
                            "CGO_ENABLED", "0"));
            String step = "go install " + source + "@" + version;
            CommandResult result = runner.run(outside.command(step, List.of("install", source + "@" + version)));
            if (!result.succeeded()) {
                throw complaint.of(step, result, Optional.empty());
            }
            // Another build may have been faster; then theirs is as good.
            if (!Files.isExecutable(program)) {
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            log.done("built " + name + " " + version + " ("
                    + Quantities.time(Duration.ofNanos(System.nanoTime() - start)) + ")");
            return program;
        } finally {
            FileTree.delete(unfinished);
        }
    }
}
