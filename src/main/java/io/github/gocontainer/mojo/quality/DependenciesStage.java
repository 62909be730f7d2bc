package io.github.gocontainer.mojo.quality;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.gates.Verdict;
import io.github.gocontainer.golang.GoComplaint;
import io.github.gocontainer.golang.GoModule;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.mojo.HostGo;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.plan.DependenciesPlan;
import io.github.gocontainer.quality.Complaint;
import io.github.gocontainer.quality.dependencies.Dependencies;
import io.github.gocontainer.quality.dependencies.Requirement;
import io.github.gocontainer.quality.dependencies.Tidiness;
import io.github.gocontainer.quality.dependencies.Update;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.project.MavenProject;

/** Looks at what a module says that it depends on. */
final class DependenciesStage {

    private static final String GATE = "dependencies";
    private static final Complaint COMPLAINT =
            (step, result, log) -> GoComplaint.failure(step, result, FailureCode.SOURCES, log);

    private final Stages stages;
    private final DependenciesPlan plan;

    DependenciesStage(Stages stages) {
        this.stages = stages;
        this.plan = stages.plan().dependencies();
    }

    void run() {
        JudgedInputs judged = JudgedInputs.of(stages);
        HostGo go = stages.hostGo(false);
        Dependencies dependencies = new Dependencies(go.tool(), stages.runner(), COMPLAINT);
        List<String> findings = new ArrayList<>();
        List<Requirement> own = new ArrayList<>();
        go.unchanged(() -> {
            Tidiness tidiness = dependencies.tidiness(plan.temporary());
            if (!tidiness.isTidy()) {
                findings.add("go.mod is not tidy: " + tidiness.sentence());
            }
            tidiness.unused().forEach(unused -> findings.add("nothing uses " + unused));
            own.addAll(dependencies.requirements(goMod(stages.context().project())));
            findings.addAll(otherVersions(dependencies, own));
            return findings;
        });
        findings.forEach(stages.log()::warn);
        if (plan.outdated()) {
            outdated(go, dependencies);
        }
        String sentence = findings.isEmpty()
                ? Quantities.count(own.size(), "requirement") + " of go.mod, in order"
                : String.join("; ", findings);
        judged.record(GATE, findings.isEmpty() ? Verdict.PASSED : Verdict.FAILED, sentence);
        if (findings.isEmpty()) {
            stages.log().done(sentence);
        } else if (plan.fail()) {
            throw new BuildFailure(
                    FailureCode.SOURCES,
                    "the dependencies are not in order: " + String.join("\n", findings),
                    "run 'go mod tidy', give all modules of the reactor one version with 'go get', and commit go.mod and"
                            + " go.sum; -Dgocontainer.dependencies.fail=false lets it pass");
        }
    }

    /** Newer versions are news and no fault. */
    private void outdated(HostGo go, Dependencies dependencies) {
        if (stages.plan().offline()) {
            stages.log().warn("newer versions are not asked for: Maven works offline (-o)");
            return;
        }
        List<Update> updates = go.unchanged(dependencies::updates);
        updates.forEach(update -> stages.log().done(update.sentence()));
        stages.log().done(Quantities.count(updates.size(), "direct requirement") + " could be newer");
    }

    /** What the other Go modules of this Maven session require in another version. */
    private List<String> otherVersions(Dependencies dependencies, List<Requirement> own) {
        Map<String, List<String>> others = new TreeMap<>();
        for (MavenProject project : stages.context().session().getProjects()) {
            if (!project.equals(stages.context().project())
                    && GoModule.isIn(project.getBasedir().toPath())) {
                dependencies
                        .requirements(goMod(project))
                        .forEach(one -> own.stream()
                                .filter(mine -> !mine.indirect()
                                        && mine.path().equals(one.path())
                                        && !mine.version().equals(one.version()))
                                .forEach(mine -> others.computeIfAbsent(mine.toString(), any -> new ArrayList<>())
                                        .add(one.version() + " in " + project.getArtifactId())));
            }
        }
        return others.entrySet().stream()
                .map(entry -> entry.getKey() + " here, but " + String.join(", ", entry.getValue()))
                .toList();
    }

    private static Path goMod(MavenProject project) {
        return project.getBasedir().toPath().resolve("go.mod");
    }
}
