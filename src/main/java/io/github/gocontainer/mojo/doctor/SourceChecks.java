package io.github.gocontainer.mojo.doctor;

import io.github.gocontainer.golang.CCompiler;
import io.github.gocontainer.golang.GoEnvironment;
import io.github.gocontainer.golang.GoToolchain;
import io.github.gocontainer.image.BaseImage;
import io.github.gocontainer.mojo.Environment;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.SystemCommandRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks at what the image is made of. */
final class SourceChecks {

    private static final String WITH_C = "{{if and (not .Standard) .CgoFiles}}{{.ImportPath}}{{end}}";

    private final Stages stages;
    private final BuildPlan plan;

    SourceChecks(Stages stages) {
        this.stages = stages;
        this.plan = stages.plan();
    }

    void examine(Examination examination) {
        examination.look("Go", this::toolchain);
        examination.look("C", this::cgo);
        examination.look("base image", this::base);
    }

    private Finding toolchain() {
        GoToolchain toolchain = stages.toolchain();
        return Finding.ok("Go", toolchain.origin());
    }

    private Finding cgo() {
        Map<String, String> environment =
                GoEnvironment.merged(Environment.variables(), plan.compile().environment());
        if (plan.compile().cgo()) {
            CCompiler.require(environment, "<go><cgo>true</cgo>", "turn it off");
            return Finding.ok(
                    "C", "<go><cgo> is true, and " + CCompiler.find(environment).orElseThrow() + " is there");
        }
        List<String> packages = packagesWithC(environment);
        return packages.isEmpty()
                ? Finding.ok("C", "no package needs C, and <go><cgo> is false")
                : Finding.warning(
                        "C",
                        "these packages have parts in C, which <go><cgo>false</cgo> leaves out: "
                                + String.join(", ", packages),
                        "if the program needs these parts, set <go><cgo>true</cgo> (-Dgocontainer.go.cgo=true)");
    }

    private List<String> packagesWithC(Map<String, String> variables) {
        Map<String, String> environment = new TreeMap<>(variables);
        environment.put("CGO_ENABLED", "1");
        Platform platform = plan.compile().platforms().get(0);
        environment.put("GOOS", platform.os());
        environment.put("GOARCH", platform.architecture());
        CommandResult result = new SystemCommandRunner()
                .run(Command.of(
                        "go list",
                        List.of(
                                stages.toolchain().executable().toString(),
                                "list",
                                "-e",
                                "-deps",
                                "-f",
                                WITH_C,
                                "./..."),
                        environment,
                        plan.project().baseDirectory(),
                        plan.compile().timeout()));
        return result.output().lines().filter(line -> !line.isBlank()).toList();
    }

    private Finding base() {
        Map<Platform, BaseImage> bases = stages.bases();
        if (bases.isEmpty()) {
            return Finding.notNeeded("base image", "the image is made from scratch");
        }
        List<String> found = new ArrayList<>();
        bases.forEach(
                (platform, base) -> found.add("for " + platform + " " + base.reference() + " is " + base.digest()));
        return Finding.ok("base image", String.join("\n", found));
    }
}
