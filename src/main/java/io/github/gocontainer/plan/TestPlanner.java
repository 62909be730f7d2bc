package io.github.gocontainer.plan;

import io.github.gocontainer.quality.coverage.CoverageSpec;
import io.github.gocontainer.quality.tests.TestSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Understands {@code <tests>}. */
final class TestPlanner {

    private static final String DEFAULT_TIMEOUT = "10m";

    /** Flags of go test that the plugin sets, or that would make it leave no results. */
    private static final Set<String> OURS = Set.of(
            "json",
            "v",
            "run",
            "tags",
            "timeout",
            "race",
            "shuffle",
            "count",
            "cover",
            "coverprofile",
            "coverpkg",
            "c",
            "o",
            "exec",
            "n",
            "list",
            "args",
            "mod",
            "modfile",
            "toolexec",
            "overlay",
            "C");

    private final Settings settings;
    private final Workspace workspace;
    private final Path buildDirectory;

    TestPlanner(Settings settings, Workspace workspace, Path buildDirectory) {
        this.settings = settings;
        this.workspace = workspace;
        this.buildDirectory = buildDirectory;
    }

    TestPlan plan(List<String> tags) {
        boolean skip = settings.flag(Setting.TESTS_SKIP, false);
        boolean failureIgnore = settings.flag(Setting.TESTS_FAILURE_IGNORE, false);
        CoverageSpec coverage = new CoverageSpec(
                workspace.coverageProfile(),
                workspace.coveragePage(),
                settings.list(Setting.TESTS_COVERAGE_EXCLUDES, List.of(), Forms::glob),
                settings.optional(Setting.TESTS_COVERAGE_MINIMUM, Forms::percentage),
                settings.optional(Setting.TESTS_COVERAGE_MINIMUM_PER_PACKAGE, Forms::percentage));
        return new TestPlan(
                skip,
                tests(tags, measured(coverage)),
                buildDirectory.resolve("surefire-reports"),
                failureIgnore,
                coverage);
    }

    private Optional<TestSpec.Coverage> measured(CoverageSpec coverage) {
        List<String> of = settings.list(Setting.TESTS_COVERAGE_PACKAGES, List.of(), Forms::packages);
        if (settings.flag(Setting.TESTS_COVERAGE, true)) {
            return Optional.of(new TestSpec.Coverage(coverage.profile(), of));
        }
        if (coverage.hasMinimum()) {
            throw settings.rejected(
                    Setting.TESTS_COVERAGE, "it is off, but <tests> also asks for a minimum of coverage");
        }
        return Optional.empty();
    }

    private TestSpec tests(List<String> tags, Optional<TestSpec.Coverage> coverage) {
        SortedMap<String, String> environment = settings.map(Setting.TESTS_ENVIRONMENT);
        return new TestSpec(
                settings.list(Setting.TESTS_PACKAGES, List.of("./..."), Forms::packages),
                tags,
                settings.scalar(Setting.TESTS_TIMEOUT, DEFAULT_TIMEOUT, Forms::duration),
                settings.flag(Setting.TESTS_RACE, false),
                settings.scalar(Setting.TESTS_SHUFFLE, "off", TestPlanner::order),
                settings.optional(Setting.TESTS_RUN, Forms::expression),
                settings.optional(Setting.TESTS_COUNT, Forms::count),
                settings.list(Setting.TESTS_FLAGS, List.of(), TestPlanner::flag),
                environment,
                coverage,
                workspace.testEvents());
    }

    private static Optional<String> order(String text) {
        if (!text.matches("on|off|\\d{1,18}")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no order: expected on, off or the number that a shuffled run printed");
        }
        return Optional.of(text).filter(order -> !order.equals("off"));
    }

    private static String flag(String text) {
        String name = text.replaceFirst("^--?(test\\.)?", "").split("=", 2)[0];
        if (!text.startsWith("-") || name.isEmpty() || text.equals("--")) {
            throw new IllegalArgumentException("'" + text
                    + "' is no flag of go test: expected one with its value, for example -short or -parallel=4");
        }
        if (OURS.contains(name)) {
            throw new IllegalArgumentException("'" + text
                    + "' is set by the plugin, or would leave it without results: see the other elements of <tests>");
        }
        return text;
    }
}
