package io.github.gocontainer.quality.vet;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.process.CommandRunner;
import io.github.gocontainer.quality.Complaint;
import io.github.gocontainer.quality.GoInstall;
import io.github.gocontainer.quality.GoTool;
import io.github.gocontainer.quality.sarif.SarifDocument;
import io.github.gocontainer.quality.sarif.SarifResult;
import io.github.gocontainer.quality.sarif.SarifRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Lets all analysers that are wanted look at a module. */
public final class Vetting {

    private final GoTool go;
    private final CommandRunner runner;
    private final Complaint complaint;
    private final BuildLog log;

    public Vetting(GoTool go, CommandRunner runner, Complaint complaint, BuildLog log) {
        this.go = go;
        this.runner = runner;
        this.complaint = complaint;
        this.log = log;
    }

    /**
     * What they found, by the name of the analyser; writes the SARIF file.
     *
     * @param fail whether the build fails for findings
     */
    public Map<String, List<Finding>> look(VetSpec spec, boolean fail) {
        Exclusions exclusions = new Exclusions(spec.excludes());
        Map<String, List<Finding>> found = new LinkedHashMap<>();
        for (Analyser analyser : analysers(spec)) {
            log.detail("asking " + analyser.name());
            found.put(
                    analyser.name(),
                    List.copyOf(new TreeSet<>(analyser.findings().stream()
                            .filter(finding -> !exclusions.fits(finding.file()))
                            .toList())));
        }
        try {
            SarifResult.Level level = fail ? SarifResult.Level.ERROR : SarifResult.Level.WARNING;
            AtomicFiles.write(
                    spec.sarif(),
                    SarifDocument.write(found.entrySet().stream()
                            .map(tool -> SarifRun.of(
                                    tool.getKey(),
                                    tool.getValue().stream()
                                            .map(finding -> finding.sarif(level))
                                            .toList()))
                            .toList()));
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.FILES, "vet.sarif could not be written: " + e, null, e);
        }
        return found;
    }

    private List<Analyser> analysers(VetSpec spec) {
        List<Analyser> analysers = new ArrayList<>();
        analysers.add(new GoVet(go, spec, runner, complaint));
        if (spec.gofmt()) {
            analysers.add(new Gofmt(go, spec, runner, complaint));
        }
        spec.staticcheck()
                .map(version -> provide(Staticcheck.PACKAGE, version, "<vet><staticcheck>", spec))
                .ifPresent(program -> analysers.add(new Staticcheck(go, spec, program, runner, complaint)));
        spec.golangciLint()
                .map(version -> provide(GolangciLint.PACKAGE, version, "<vet><golangciLint>", spec))
                .ifPresent(program -> analysers.add(new GolangciLint(go, spec, program, runner, complaint)));
        return analysers;
    }

    private Path provide(String packagePath, String version, String element, VetSpec spec) {
        GoInstall install = new GoInstall(go, runner, complaint, log);
        if (spec.offline() && !install.isThere(packagePath, version, spec.tools())) {
            throw new BuildFailure(
                    FailureCode.MISSING_INPUT,
                    packagePath + "@" + version + " is not built yet for Go " + go.version()
                            + ", and Maven works offline (-o)",
                    "run the build once without -o, or remove " + element);
        }
        return install.provide(packagePath, version, spec.tools());
    }
}
