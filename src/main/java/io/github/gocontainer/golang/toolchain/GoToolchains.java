package io.github.gocontainer.golang.toolchain;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.DownloadLogins;
import io.github.gocontainer.golang.GoEnvironment;
import io.github.gocontainer.golang.GoModule;
import io.github.gocontainer.golang.GoToolchain;
import io.github.gocontainer.golang.HostPlatform;
import io.github.gocontainer.golang.provision.Download;
import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.process.CommandRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the Go that a module asks for, or downloads it. */
public final class GoToolchains {

    private final Map<String, String> environment;
    private final GoLocator locator;
    private final CommandRunner runner;
    private final FirstGo firstGo;
    private final BuildLog log;

    /**
     * @param environment of this process
     * @param transport for the download of a first Go
     * @param logins for private proxies and mirrors
     */
    public GoToolchains(
            Map<String, String> environment,
            HostPlatform host,
            CommandRunner runner,
            HttpTransport transport,
            DownloadLogins logins,
            BuildLog log) {
        this(
                environment,
                new GoLocator(environment, host, GoLocator.usualPlaces(host), runner),
                runner,
                new FirstGo(
                        environment,
                        host,
                        PinnedGo.NEWEST,
                        new Download(transport, server -> logins.find(server).map(DownloadLogins.Login::basic)),
                        duration -> Thread.sleep(duration.toMillis()),
                        log),
                log);
    }

    GoToolchains(
            Map<String, String> environment, GoLocator locator, CommandRunner runner, FirstGo firstGo, BuildLog log) {
        this.environment = Map.copyOf(environment);
        this.locator = locator;
        this.runner = runner;
        this.firstGo = firstGo;
        this.log = log;
    }

    /**
     * The Go for this module, ready to run: what fits of what is there, else what the Go that is there fetches, else
     * what a downloaded first Go is or fetches.
     *
     * @throws BuildFailure when there is none that fits and none can be downloaded
     */
    public GoToolchain provide(ToolchainSpec spec) {
        Map<String, String> settings = GoEnvironment.merged(environment, spec.environment());
        GoModule module = GoModule.read(spec.moduleDirectory(), settings);
        boolean switching = !settings.getOrDefault("GOTOOLCHAIN", "").equals("local");
        ToolchainDemand demand = ToolchainDemand.of(spec.version(), module, switching);
        List<GoInstallation> found =
                spec.path().map(locator::configured).map(List::of).orElseGet(() -> all(spec.cacheDirectory()));
        Optional<GoInstallation> fitting =
                found.stream().filter(demand::isMetBy).findFirst();
        if (fitting.isPresent()) {
            return toolchain(fitting.get(), demand);
        }
        if (!found.isEmpty() && !switching && spec.version().isEmpty()) {
            throw new BuildFailure(
                    FailureCode.TOOLCHAIN,
                    demand.sentence() + " is asked for, " + found.get(0) + " is there, and GOTOOLCHAIN=local forbids"
                            + " another one",
                    "unset GOTOOLCHAIN, set <go><version> (-Dgocontainer.go.version=), or install a newer Go");
        }
        return fetched(spec, demand, found);
    }

    private List<GoInstallation> all(Path cacheDirectory) {
        return Stream.concat(locator.find().stream(), firstGo.installed(cacheDirectory).stream())
                .toList();
    }

    private GoToolchain fetched(ToolchainSpec spec, ToolchainDemand demand, List<GoInstallation> found) {
        ToolchainSwitch other = new ToolchainSwitch(GoEnvironment.merged(environment, spec.environment()), runner, log);
        boolean download = spec.allowDownload() && !spec.offline();
        Optional<GoInstallation> switchable =
                found.stream().filter(GoInstallation::canSwitch).findFirst();
        if (switchable.isPresent() && demand.release().isPresent()) {
            return other.fetch(switchable.get(), demand, download).orElseThrow(() -> nothingFits(spec, demand, found));
        }
        Optional<GoInstallation> base = download ? Optional.of(firstGo.install(spec)) : Optional.empty();
        return base.filter(demand::isMetBy)
                .map(go -> toolchain(go, demand))
                .or(() -> base.flatMap(go -> other.fetch(go, demand, download)))
                .orElseThrow(() -> nothingFits(spec, demand, found));
    }

    private BuildFailure nothingFits(ToolchainSpec spec, ToolchainDemand demand, List<GoInstallation> found) {
        String there = found.isEmpty()
                ? "no Go is there; looked in " + locator.searched() + " and " + spec.cacheDirectory()
                : "there is only "
                        + found.stream()
                                .map(GoInstallation::toString)
                                .reduce((a, b) -> a + ", " + b)
                                .orElse("");
        String forbidden = spec.offline()
                ? "offline, so none was downloaded"
                : "<go><toolchain><allowDownload> is false, so none was downloaded";
        String allow = spec.offline()
                ? "run the build once without -o"
                : "set <go><toolchain><allowDownload>true (-Dgocontainer.go.toolchain.allowDownload=true)";
        return new BuildFailure(
                FailureCode.TOOLCHAIN,
                "the module asks for " + demand.sentence() + ": " + there + "; " + forbidden,
                allow + ", install that Go, or name one with <go><path> (-Dgocontainer.go.path=)");
    }

    private static GoToolchain toolchain(GoInstallation found, ToolchainDemand demand) {
        return new GoToolchain(
                found.executable(), found.version(), found + ", as the module asks for " + demand.sentence());
    }
}
