package io.github.gocontainer.mojo.quality;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.gates.Verdict;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.mojo.HostGo;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.plan.VetPlan;
import io.github.gocontainer.process.CpuBudget;
import io.github.gocontainer.quality.vet.Finding;
import io.github.gocontainer.quality.vet.Vetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lets the analysers look at the module, and says what they found. */
final class VetStage {

    private static final int SHOWN = 50;

    private final Stages stages;
    private final VetPlan plan;

    VetStage(Stages stages) {
        this.stages = stages;
        this.plan = stages.plan().vet();
    }

    void run() {
        HostGo go = stages.hostGo(stages.plan().compile().cgo());
        JudgedInputs inputs = JudgedInputs.of(stages);
        long start = System.nanoTime();
        Map<String, List<Finding>> found = go.unchanged(() -> look(go));
        List<Finding> findings =
                found.values().stream().flatMap(List::stream).sorted().toList();
        Path module = go.tool().directory();
        findings.stream().limit(SHOWN).forEach(finding -> say(module, finding));
        if (findings.size() > SHOWN) {
            say("[" + (findings.size() - SHOWN) + " more findings: "
                    + plan.spec().sarif() + "]");
        }
        String sentence = sentence(found, findings);
        stages.log().done(sentence + " (" + Quantities.time(Duration.ofNanos(System.nanoTime() - start)) + ")");
        inputs.record("vet", findings.isEmpty() ? Verdict.PASSED : Verdict.FAILED, sentence);
        if (plan.fail() && !findings.isEmpty()) {
            throw new BuildFailure(
                    FailureCode.SOURCES,
                    sentence + ", the first at " + findings.get(0).position() + ": "
                            + findings.get(0).message(),
                    "mend them, leave files out (<vet><excludes>), or let them be warnings"
                            + " (-Dgocontainer.vet.fail=false)");
        }
    }

    private Map<String, List<Finding>> look(HostGo go) {
        CpuBudget budget = CpuBudget.shared();
        try (CpuBudget.Share share = budget.take(Math.max(1, budget.processors() / 2))) {
            stages.log().detail("vetting with " + share.processors() + " processors of the session");
            return new Vetting(go.tool(), stages.runner(), TestStage.COMPLAINT, stages.log())
                    .look(plan.spec(), plan.fail());
        }
    }

    private void say(Path module, Finding finding) {
        say(module.resolve(finding.position()) + ": " + finding.message().replaceAll("\\s+", " ") + " ("
                + finding.tool() + " " + finding.rule() + ")");
    }

    private void say(String line) {
        if (plan.fail()) {
            stages.log().failed(line);
        } else {
            stages.log().warn(line);
        }
    }

    private static String sentence(Map<String, List<Finding>> found, List<Finding> all) {
        String tools = found.entrySet().stream()
                .map(entry -> entry.getKey()
                        + (all.isEmpty() ? "" : " " + entry.getValue().size()))
                .collect(Collectors.joining(", "));
        return (all.isEmpty() ? "nothing found" : Quantities.count(all.size(), "finding")) + " by vetting: " + tools;
    }
}
