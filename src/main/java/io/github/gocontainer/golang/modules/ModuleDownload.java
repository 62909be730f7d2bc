package io.github.gocontainer.golang.modules;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.GoCommand;
import io.github.gocontainer.golang.GoComplaint;
import io.github.gocontainer.golang.GoEnvironment;
import io.github.gocontainer.golang.GoModule;
import io.github.gocontainer.golang.GoToolchain;
import io.github.gocontainer.golang.ModuleFiles;
import io.github.gocontainer.golang.provision.Pause;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Downloads and verifies the modules that a module depends on. */
public final class ModuleDownload {

    private static final int ATTEMPTS = 3;
    private static final Pattern TRANSIENT = Pattern.compile(
            "\\b(408|429|50[0234]|522) [A-Z]|connection reset|connection refused|i/o timeout|TLS handshake timeout"
                    + "|unexpected EOF|EOF$|temporary failure|server closed idle connection|stream error",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private final GoToolchain toolchain;
    private final Map<String, String> environment;
    private final CommandRunner runner;
    private final Pause pause;
    private final BuildLog log;

    /** @param environment of this process */
    public ModuleDownload(GoToolchain toolchain, Map<String, String> environment, CommandRunner runner, BuildLog log) {
        this(toolchain, environment, runner, duration -> Thread.sleep(duration.toMillis()), log);
    }

    ModuleDownload(
            GoToolchain toolchain, Map<String, String> environment, CommandRunner runner, Pause pause, BuildLog log) {
        this.toolchain = toolchain;
        this.environment = Map.copyOf(environment);
        this.runner = runner;
        this.pause = pause;
        this.log = log;
    }

    /**
     * Makes sure that the modules are in Go's module cache; no process is started when nothing changed.
     *
     * @throws BuildFailure when one is missing, altered or cannot be downloaded
     */
    public ModuleState download(ModuleDownloadSpec spec) {
        GoModule module = GoModule.read(spec.moduleDirectory(), GoEnvironment.merged(environment, spec.environment()));
        if (module.isVendored()) {
            return new ModuleState.Vendored();
        }
        DownloadMemory memory = new DownloadMemory(spec.workDirectory());
        String key = DownloadMemory.key(toolchain, module, spec.environment());
        if (memory.holds(key)) {
            return new ModuleState.UpToDate();
        }
        GoEnvironment settings =
                GoEnvironment.of(toolchain, environment, spec.environment(), true, runner, BuildLog.silent());
        GoCommand go =
                new GoCommand(toolchain, module.directory(), settings.forModules(spec.offline()), spec.timeout());
        long start = System.nanoTime();
        new ModuleFiles(module, log).unchangedWhile(() -> {
            fetch(go, module, spec);
            return key;
        });
        memory.remember(key, settings.get("GOMODCACHE"));
        ModuleState.Downloaded downloaded = new ModuleState.Downloaded(Duration.ofNanos(System.nanoTime() - start));
        log.done(downloaded.sentence() + " (" + Quantities.time(downloaded.time()) + ")");
        return downloaded;
    }

    /**
     * Brings the modules; in a workspace, {@code go mod download} wants even its own modules from a proxy when another
     * one requires them, although {@code go build} takes them from where they are.
     */
    private void fetch(GoCommand go, GoModule module, ModuleDownloadSpec spec) {
        try {
            run(go, List.of("mod", "download"));
            run(go, List.of("mod", "verify"));
        } catch (BuildFailure failure) {
            if (!isAboutWorkspace(failure, module, spec)) {
                throw failure;
            }
            log.detail("go.work has a module that no proxy knows: only what the packages import is downloaded");
            run(go, List.of("list", "-deps", "./..."));
        }
    }

    private boolean isAboutWorkspace(BuildFailure failure, GoModule module, ModuleDownloadSpec spec) {
        Map<String, String> settings = GoEnvironment.merged(environment, spec.environment());
        return module.workspace().isPresent()
                && module.localModules().stream()
                        .filter(GoModule::isIn)
                        .map(folder -> GoModule.read(folder, settings).path() + "@")
                        .anyMatch(failure.sentence()::contains);
    }

    /** Go asks a proxy once: what may pass is asked again. */
    private void run(GoCommand go, List<String> arguments) {
        String step = "go " + String.join(" ", arguments);
        for (int attempt = 1; ; attempt++) {
            CommandResult result = runner.run(go.of(step, arguments));
            if (result.succeeded()) {
                return;
            }
            BuildFailure failure = GoComplaint.failure(step, result, FailureCode.SOURCES, Optional.empty());
            boolean hopeless = failure.code() == FailureCode.INTEGRITY
                    || !TRANSIENT.matcher(result.error()).find();
            if (hopeless || attempt == ATTEMPTS) {
                throw failure;
            }
            Duration wait = Duration.ofSeconds(attempt);
            log.warn(step + " failed for what may pass; attempt " + (attempt + 1) + " of " + ATTEMPTS + " in "
                    + Quantities.time(wait));
            pause(wait, step);
        }
    }

    private void pause(Duration wait, String step) {
        try {
            pause.of(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BuildFailure(FailureCode.INTERRUPTED, step + " was interrupted", null, e);
        }
    }
}
