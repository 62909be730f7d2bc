package io.github.gocontainer.golang.toolchain;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.Folders;
import io.github.gocontainer.golang.GoComplaint;
import io.github.gocontainer.golang.GoToolchain;
import io.github.gocontainer.golang.GoVersion;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lets a Go that is there fetch another version of itself, checked by Go's own checksum database. */
final class ToolchainSwitch {

    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final Map<String, String> environment;
    private final CommandRunner runner;
    private final BuildLog log;

    ToolchainSwitch(Map<String, String> environment, CommandRunner runner, BuildLog log) {
        this.environment = environment;
        this.runner = runner;
        this.log = log;
    }

    /**
     * The wanted release; without downloading, only when Go's module cache has it.
     *
     * @throws BuildFailure with Go's own words when it refuses or cannot
     */
    Optional<GoToolchain> fetch(GoInstallation base, ToolchainDemand demand, boolean download) {
        GoVersion wanted = demand.release().orElseThrow();
        if (download) {
            warnOfHoles(base);
        }
        Map<String, String> child = new TreeMap<>(environment);
        child.remove("GOROOT");
        child.put("GOTOOLCHAIN", wanted.toolchain());
        if (!download) {
            child.put("GOPROXY", "off");
        }
        long start = System.nanoTime();
        Path folder = Folders.of(base.executable());
        String step = "fetching " + wanted.toolchain() + " with " + base;
        CommandResult result = runner.run(
                Command.of(step, List.of(base.executable().toString(), "env", "GOROOT"), child, folder, LIMIT));
        if (!result.succeeded()) {
            if (!download) {
                log.detail(GoComplaint.safe(result.error().strip()));
                return Optional.empty();
            }
            throw GoComplaint.failure(step, result, FailureCode.TOOLCHAIN, Optional.empty());
        }
        if (result.error().contains("downloading")) {
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            log.done("downloaded " + wanted.toolchain() + " with " + base + " (" + Quantities.time(time) + ")");
        }
        Path root = Path.of(result.output().strip());
        if (!base.suffix().isEmpty() && isSame(root, base)) {
            throw new BuildFailure(
                    FailureCode.TOOLCHAIN,
                    base + " takes itself for the " + wanted.toolchain() + " that is asked for exactly",
                    "install that release, or name one with <go><path> (-Dgocontainer.go.path=)");
        }
        return Optional.of(toolchain(root, base, demand));
    }

    private static boolean isSame(Path root, GoInstallation base) {
        try {
            return root.toRealPath()
                    .equals(Folders.of(Folders.of(base.executable().toRealPath())));
        } catch (IOException e) {
            return false;
        }
    }

    private static GoToolchain toolchain(Path root, GoInstallation base, ToolchainDemand demand) {
        String program = base.executable().getFileName().toString().endsWith(".exe") ? "go.exe" : "go";
        Path executable = root.resolve("bin").resolve(program);
        GoVersion wanted = demand.release().orElseThrow();
        if (!root.isAbsolute() || !Files.isExecutable(executable)) {
            throw new BuildFailure(
                    FailureCode.TOOLCHAIN, "the toolchain that " + base + " fetched has no " + executable);
        }
        return new GoToolchain(
                executable,
                wanted,
                wanted.toolchain() + " fetched by " + base + ", as the module asks for " + demand.sentence());
    }

    private void warnOfHoles(GoInstallation base) {
        GoVersion version = base.version();
        boolean fixed = version.isAtLeast(new GoVersion("1.26.6"))
                || (version.isAtLeast(new GoVersion("1.25.13")) && !version.isAtLeast(new GoVersion("1.26")));
        if (!fixed && !usesDefaultProxy(base)) {
            log.warn(base + " has holes in the checks of toolchains that a proxy serves (CVE-2026-42501,"
                    + " CVE-2026-56865), and GOPROXY is not the default: update it to 1.25.13, 1.26.6 or newer");
        }
    }

    private boolean usesDefaultProxy(GoInstallation base) {
        Map<String, String> child = new TreeMap<>(environment);
        child.remove("GOROOT");
        child.put("GOTOOLCHAIN", "local");
        Path folder = Folders.of(base.executable());
        CommandResult result = runner.run(Command.of(
                "go env",
                List.of(base.executable().toString(), "env", "GOPROXY", "GOROOT"),
                child,
                folder,
                Duration.ofSeconds(30)));
        List<String> lines = result.output().lines().toList();
        if (!result.succeeded() || lines.size() != 2) {
            return false;
        }
        try {
            return Files.readAllLines(Path.of(lines.get(1), "go.env")).contains("GOPROXY=" + lines.get(0));
        } catch (IOException noDefaultsFile) {
            return false;
        }
    }
}
