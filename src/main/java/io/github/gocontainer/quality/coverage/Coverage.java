package io.github.gocontainer.quality.coverage;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import io.github.gocontainer.quality.GoTool;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Reads what the tests covered, says it and writes the page. */
public final class Coverage {

    /** Since then packages without tests are in the profile. */
    private static final int COUNTS_UNTESTED = 22;

    private static final int SHOWN = 30;

    private final GoTool go;
    private final CommandRunner runner;
    private final BuildLog log;

    public Coverage(GoTool go, CommandRunner runner, BuildLog log) {
        this.go = go;
        this.runner = runner;
        this.log = log;
    }

    /**
     * The figures; empty when the tests left no profile, because nothing was run or compiled.
     *
     * @param untested how many packages have no tests, of which old versions of Go say nothing
     */
    public Optional<CoverageResult> report(CoverageSpec spec, int untested) {
        if (!Files.isRegularFile(spec.profile())) {
            return Optional.empty();
        }
        CoverageProfile all;
        try {
            all = CoverageProfile.read(spec.profile());
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.FILES, "the coverage could not be read: " + e.getMessage(), null, e);
        }
        if (all.mode().isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, Covered> packages = all.without(spec.excludes()).packages();
        packages.values().removeIf(covered -> covered.all() == 0);
        Covered total = packages.values().stream().reduce(new Covered(0, 0), Covered::plus);
        CoverageResult result = new CoverageResult(total, packages);
        say(result, spec);
        if (untested > 0 && !go.isAtLeast(COUNTS_UNTESTED)) {
            log.warn("Go " + go.version() + " does not count the " + untested
                    + " packages without tests as uncovered: Go 1." + COUNTS_UNTESTED + " and newer do");
        }
        page(spec);
        return Optional.of(result);
    }

    private void say(CoverageResult result, CoverageSpec spec) {
        int shown = 0;
        for (var entry : result.packages().entrySet()) {
            if (shown++ < SHOWN) {
                log.done(String.format("covered %7s  %s", entry.getValue(), entry.getKey()));
            } else {
                log.detail("covered " + entry.getValue() + " " + entry.getKey());
            }
        }
        if (shown > SHOWN) {
            log.done("covered [" + (shown - SHOWN) + " more packages: " + spec.page() + "]");
        }
        log.done(String.format(
                "covered %7s  in total (%d of %d statements)",
                result.total(), result.total().ran(), result.total().all()));
    }

    /** Nothing depends on the page: one that cannot be made is no reason to fail. */
    private void page(CoverageSpec spec) {
        CommandResult made = runner.run(go.command(
                "go tool cover",
                List.of(
                        "tool",
                        "cover",
                        "-html=" + spec.profile(),
                        "-o",
                        spec.page().toString())));
        if (!made.succeeded()) {
            log.warn("there is no " + spec.page() + ": " + made.error().strip());
        }
    }
}
