package io.github.gocontainer.plan;

import io.github.gocontainer.golang.compile.CompileModes;
import io.github.gocontainer.oci.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Understands how programs are built beside their flags: linking, C compilers, race detector, coverage, profile. */
final class CompileModePlanner {

    private static final String AUTOMATIC = "auto";
    private static final Set<String> RACE_ARCHITECTURES =
            new TreeSet<>(List.of("amd64", "arm64", "loong64", "ppc64le", "riscv64", "s390x"));

    private final BuildRequest request;
    private final Settings settings;

    CompileModePlanner(BuildRequest request, Settings settings) {
        this.request = request;
        this.settings = settings;
    }

    /** How programs are built, without what can only be checked together with the image. */
    CompileModes plan() {
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

    /** Rejects what does not fit together with cgo, the platforms and their base images. */
    void check(CompileModes modes, boolean cgo, ImagePlan image) {
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
}
