package io.github.gocontainer.plan;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.GoVersion;
import io.github.gocontainer.golang.compile.CompileModes;
import io.github.gocontainer.golang.compile.CompileSpec;
import io.github.gocontainer.golang.compile.MainPackage;
import io.github.gocontainer.golang.compile.PrebuiltBinary;
import io.github.gocontainer.golang.compile.Stamps;
import io.github.gocontainer.golang.toolchain.ToolchainSpec;
import io.github.gocontainer.oci.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Understands {@code <go>}. */
final class GoPlanner {

    private static final String DEFAULT_TIMEOUT = "30m";
    private static final String AUTOMATIC = "auto";
    private static final Set<String> OURS =
            Set.of("GOOS", "GOARCH", "GOARM", "GOAMD64", "GOARM64", "GOPPC64", "GORISCV64", "CGO_ENABLED");
    private static final Set<String> RACE_ARCHITECTURES =
            new TreeSet<>(List.of("amd64", "arm64", "loong64", "ppc64le", "riscv64", "s390x"));

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

    /** How programs are built, without what can only be checked together with the image. */
    CompileModes modes() {
        boolean dynamic = settings.scalar(Setting.GO_LINKING, "static", text -> switch (text) {
            case "static" -> false;
            case "dynamic" -> true;
            default ->
                throw new IllegalArgumentException("'" + text + "' is no way of linking: expected static or dynamic");
        });
        Optional<String> profile = settings.scalar(Setting.GO_PGO, AUTOMATIC, text -> switch (text) {
            case AUTOMATIC -> Optional.empty();
            case CompileModes.NO_PROFILE -> Optional.of(text);
            default ->
                Optional.of(request.project()
                        .baseDirectory()
                        .resolve(text)
                        .normalize()
                        .toString());
        });
        return new CompileModes(
                dynamic,
                settings.flag(Setting.GO_RACE, false),
                settings.flag(Setting.GO_COVERAGE, false),
                profile,
                compilers());
    }

    private Map<Platform, String> compilers() {
        Map<Platform, String> compilers = new TreeMap<>();
        settings.map(Setting.GO_CC).forEach((key, compiler) -> {
            try {
                compilers.put(Platform.parse(key), compiler);
            } catch (IllegalArgumentException e) {
                throw settings.rejected(Setting.GO_CC, Forms.reason(e));
            }
        });
        return compilers;
    }

    CompileSpec compile(
            Map<String, String> environment, CompileModes modes, ImagePlan image, Path output, Duration timeout) {
        boolean cgo = settings.flag(Setting.GO_CGO, false);
        check(modes, cgo, image);
        return new CompileSpec(
                request.project().baseDirectory(),
                mains(),
                prebuilt(),
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

    private void check(CompileModes modes, boolean cgo, ImagePlan image) {
        if (modes.dynamic() && !cgo) {
            throw settings.rejected(
                    Setting.GO_LINKING, "dynamic linking is for C: expected <go><cgo>true</cgo> beside it");
        }
        if (modes.dynamic() && image.bases().size() < image.platforms().size()) {
            throw settings.rejected(
                    Setting.GO_LINKING,
                    "a dynamic program needs a loader, and scratch has none: expected <from><image>, a base image with"
                            + " the C library, for every platform");
        }
        if (modes.race() && !cgo) {
            throw settings.rejected(
                    Setting.GO_RACE, "the race detector needs <go><cgo>true</cgo>, and with it a C compiler");
        }
        for (Platform platform : image.platforms()) {
            if (modes.race() && !RACE_ARCHITECTURES.contains(platform.architecture())) {
                throw settings.rejected(
                        Setting.GO_RACE,
                        "there is no race detector for " + platform + ": expected architectures of "
                                + String.join(", ", RACE_ARCHITECTURES));
            }
        }
        for (Platform platform : modes.compilers().keySet()) {
            if (!cgo || !image.platforms().contains(platform)) {
                throw settings.rejected(
                        Setting.GO_CC,
                        cgo
                                ? platform + " is none of <platforms>, which has " + image.platforms()
                                : "a C compiler is of no use while <go><cgo> is false");
            }
        }
    }

    private List<MainPackage> mains() {
        return request.binaries().stream()
                .filter(binary -> binary.prebuilt().isEmpty())
                .map(binary -> understood(() -> new MainPackage(binary.main().orElse("."), binary.name())))
                .toList();
    }

    private List<PrebuiltBinary> prebuilt() {
        List<PrebuiltBinary> prebuilt = new ArrayList<>();
        for (int i = 0; i < request.binaries().size(); i++) {
            BinaryRequest binary = request.binaries().get(i);
            if (binary.prebuilt().isPresent()) {
                int position = i;
                String pattern = binary.prebuilt().get();
                prebuilt.add(understood(() -> {
                    if (binary.main().isPresent()) {
                        throw new IllegalArgumentException(
                                "<main> and <prebuilt> exclude each other: expected one of them");
                    }
                    return new PrebuiltBinary(pattern, binary.name().orElse(PrebuiltBinary.nameIn(pattern)), position);
                }));
            }
        }
        return prebuilt;
    }

    private static <T> T understood(Supplier<T> binary) {
        try {
            return binary.get();
        } catch (IllegalArgumentException e) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "<go><binaries><binary>: " + e.getMessage(),
                    "give <main>, a folder of the module, or <prebuilt>, a file, and if you want <name>, a file name");
        }
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
