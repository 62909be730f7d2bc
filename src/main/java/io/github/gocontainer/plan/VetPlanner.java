package io.github.gocontainer.plan;

import io.github.gocontainer.quality.vet.VetSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Understands {@code <vet>}. */
final class VetPlanner {

    /** Of the day on which this version of the plugin was made, so that a build finds the same tomorrow. */
    private static final String STATICCHECK = "v0.8.2";

    private static final String GOLANGCI_LINT = "v2.15.0";

    private final Settings settings;
    private final Workspace workspace;

    VetPlanner(Settings settings, Workspace workspace) {
        this.settings = settings;
        this.workspace = workspace;
    }

    VetPlan plan(List<String> tags, List<Path> outputs, Path cache, boolean offline) {
        boolean fail = settings.flag(Setting.VET_FAIL, false);
        return new VetPlan(
                new VetSpec(
                        settings.list(Setting.VET_PACKAGES, List.of("./..."), Forms::packages),
                        tags,
                        settings.list(Setting.VET_FLAGS, List.of(), VetPlanner::flag),
                        settings.flag(Setting.VET_GOFMT, true),
                        settings.scalar(Setting.VET_STATICCHECK, "false", text -> version(text, STATICCHECK)),
                        settings.scalar(Setting.VET_GOLANGCI_LINT, "false", text -> version(text, GOLANGCI_LINT)),
                        settings.list(Setting.VET_EXCLUDES, List.of(), Forms::glob),
                        outputs,
                        cache.resolve("tools"),
                        workspace.vetReport(),
                        offline),
                fail);
    }

    private static Optional<String> version(String text, String pinned) {
        return switch (text) {
            case "false" -> Optional.empty();
            case "true" -> Optional.of(pinned);
            default -> {
                if (!text.matches("v\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?")) {
                    throw new IllegalArgumentException("'" + text + "' is no version: expected true (" + pinned
                            + "), false or an exact version, for" + " example " + pinned);
                }
                yield Optional.of(text);
            }
        };
    }

    private static String flag(String text) {
        if (!text.matches("--?[a-z][A-Za-z0-9.-]*(=.*)?")
                || text.matches("--?(json|vettool|n|toolexec|overlay|mod|modfile)(=.*)?")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no flag of go vet's analysers: expected for example -composites=false");
        }
        return text;
    }
}
