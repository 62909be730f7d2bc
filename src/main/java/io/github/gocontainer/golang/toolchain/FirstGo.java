package io.github.gocontainer.golang.toolchain;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.GoEnvironment;
import io.github.gocontainer.golang.HostPlatform;
import io.github.gocontainer.golang.provision.Download;
import io.github.gocontainer.golang.provision.Pause;
import io.github.gocontainer.golang.provision.PinnedInstaller;
import io.github.gocontainer.log.BuildLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The one pinned Go for machines that have none; other versions are fetched by it. */
final class FirstGo {

    private final Map<String, String> environment;
    private final HostPlatform host;
    private final PinnedGo pinned;
    private final Download download;
    private final Pause pause;
    private final BuildLog log;

    FirstGo(
            Map<String, String> environment,
            HostPlatform host,
            PinnedGo pinned,
            Download download,
            Pause pause,
            BuildLog log) {
        this.environment = environment;
        this.host = host;
        this.pinned = pinned;
        this.download = download;
        this.pause = pause;
        this.log = log;
    }

    /** The one that an earlier build installed. */
    Optional<GoInstallation> installed(Path cacheDirectory) {
        return wanted().flatMap(installer(cacheDirectory)::installed).map(this::installation);
    }

    /**
     * Downloads and installs it.
     *
     * @throws BuildFailure when there is none for this machine, or no source has it as it was pinned
     */
    GoInstallation install(ToolchainSpec spec) {
        PinnedInstaller.Wanted wanted = wanted().orElseThrow(() -> new BuildFailure(
                FailureCode.TOOLCHAIN,
                "no Go is there, and this plugin downloads none for " + host + ", only for "
                        + String.join(", ", new TreeSet<>(pinned.hashes().keySet())),
                "install Go " + pinned.version() + ", or name one with <go><path> (-Dgocontainer.go.path=)"));
        Map<String, String> all = GoEnvironment.merged(environment, spec.environment());
        ToolchainSources sources = new ToolchainSources(pinned.version(), host);
        Path folder = installer(spec.cacheDirectory())
                .install(wanted, sources.find(spec.mirror(), all.getOrDefault("GOPROXY", "")));
        return installation(folder);
    }

    private Optional<PinnedInstaller.Wanted> wanted() {
        return Optional.ofNullable(pinned.hashes().get(host.toString()))
                .map(hash -> new PinnedInstaller.Wanted(pinned.version().toolchain() + "." + host, hash));
    }

    private PinnedInstaller installer(Path cacheDirectory) {
        return new PinnedInstaller(cacheDirectory.resolve("go"), download, pause, log);
    }

    private GoInstallation installation(Path folder) {
        Path executable = folder.resolve("bin").resolve(host.program("go"));
        if (!Files.isExecutable(executable)) {
            throw new BuildFailure(
                    FailureCode.TOOLCHAIN,
                    executable + " is missing from the installed toolchain",
                    "delete " + folder + ", so that it is installed again");
        }
        return new GoInstallation(executable, pinned.version(), "", "the plugin's cache");
    }
}
