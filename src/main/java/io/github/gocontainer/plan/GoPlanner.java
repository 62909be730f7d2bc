package io.github.gocontainer.plan;

import io.github.gocontainer.golang.GoVersion;
import io.github.gocontainer.golang.compile.CompileModes;
import io.github.gocontainer.golang.compile.CompileSpec;
import io.github.gocontainer.golang.compile.Stamps;
import io.github.gocontainer.golang.toolchain.ToolchainSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Understands {@code <go>}. */
final class GoPlanner {

    private static final String DEFAULT_TIMEOUT = "30m";
    private static final Set<String> OURS =
            Set.of("GOOS", "GOARCH", "GOARM", "GOAMD64", "GOARM64", "GOPPC64", "GORISCV64", "CGO_ENABLED");

    private final BuildRequest request;
    private final Settings settings;

    GoPlanner(BuildRequest request, Settings settings) {
        this.request = request;
        this.settings = settings;
    }

    Duration timeout() {
        return settings.scalar(Setting.GO_TIMEOUT, DEFAULT_TIMEOUT, Forms::duration);
    }

    Map<String, String> environment() {
        Map<String, String> environment = settings.map(Setting.GO_ENV);
        environment.keySet().forEach(name -> {
            if (OURS.contains(name)) {
                throw settings.rejected(
                        Setting.GO_ENV, name + " follows from <platforms> and <go><cgo> and cannot be set here");
            }
        });
        return environment;
    }

    ToolchainSpec toolchain(Map<String, String> environment, Path cache) {
        return new ToolchainSpec(
                request.project().baseDirectory(),
                settings.optional(Setting.GO_VERSION, GoPlanner::release),
                settings.optional(
                        Setting.GO_PATH,
                        text -> request.project().baseDirectory().resolve(text)),
                settings.optional(Setting.GO_TOOLCHAIN_MIRROR, Forms::address),
                settings.flag(Setting.GO_TOOLCHAIN_ALLOW_DOWNLOAD, true),
                request.host().offline(),
                environment,
                cache);
    }

    CompileSpec compile(
            Map<String, String> environment, CompileModes modes, ImagePlan image, Path output, Duration timeout) {
        boolean cgo = settings.flag(Setting.GO_CGO, false);
        BinaryPlanner binaries = new BinaryPlanner(request.binaries());
        new CompileModePlanner(request, settings).check(modes, cgo, image);
        return new CompileSpec(
                request.project().baseDirectory(),
                binaries.mains(),
                binaries.prebuilt(),
                image.platforms(),
                settings.list(Setting.GO_TAGS, List.of(), text -> text),
                settings.list(Setting.GO_LDFLAGS, List.of(), text -> text),
                settings.list(Setting.GO_GCFLAGS, List.of(), text -> text),
                cgo,
                modes,
                environment,
                output,
                new Stamps(Optional.of(request.project().version()), Optional.empty()),
                request.host().offline(),
                settings.flag(Setting.GO_ALLOW_TOOLEXEC, false),
                timeout);
    }

    private static GoVersion release(String text) {
        GoVersion version = GoVersion.parse(text);
        if (!version.isRelease()) {
            throw new IllegalArgumentException("'" + text
                    + "' is the version of the Go language: expected an exact one, for example " + text + ".1");
        }
        return version;
    }
}
