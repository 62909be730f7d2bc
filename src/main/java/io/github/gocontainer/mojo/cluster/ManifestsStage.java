package io.github.gocontainer.mojo.cluster;

import io.github.gocontainer.cluster.manifests.Manifest;
import io.github.gocontainer.cluster.manifests.ManifestFolder;
import io.github.gocontainer.cluster.manifests.ManifestRenderer;
import io.github.gocontainer.cluster.manifests.RolledImage;
import io.github.gocontainer.cluster.manifests.Variables;
import io.github.gocontainer.golang.GoModule;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.mojo.BuiltFiles;
import io.github.gocontainer.mojo.Environment;
import io.github.gocontainer.mojo.Failures;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.plan.ManifestPlan;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.project.MavenProject;

/** Makes the manifests of one module out of its plan, its files and its image. */
final class ManifestsStage {

    private final Stages stages;
    private final BuildPlan plan;
    private final ManifestPlan manifests;

    ManifestsStage(Stages stages, ManifestPlan manifests) {
        this.stages = stages;
        this.plan = stages.plan();
        this.manifests = manifests;
    }

    void run() {
        List<Manifest> rendered = render();
        try {
            ManifestFolder.write(plan.workspace().manifests(), rendered);
        } catch (IOException e) {
            throw Failures.files("the manifests could not be written", e);
        }
        stages.log()
                .done("rendered " + Quantities.count(rendered.size(), "manifest") + ": "
                        + rendered.stream().map(Manifest::toString).collect(Collectors.joining(", ")));
        stages.log().done("wrote " + plan.workspace().manifests());
        if (plan.push().isEmpty()) {
            stages.log()
                    .warn("the manifests name the image " + plan.imageName()
                            + ", which no cluster can pull: set <to><image>, for example ghcr.io/acme/"
                            + plan.project().artifactId());
        }
    }

    /** Of the image that was built last; nothing is written. */
    List<Manifest> render() {
        BuiltFiles.check(plan);
        try {
            return new ManifestRenderer(manifests.spec(), image(), variables())
                    .render(ManifestFolder.read(manifests.spec().directory()));
        } catch (IOException e) {
            throw Failures.files("the manifests could not be read", e);
        }
    }

    private RolledImage image() throws IOException {
        return new RolledImage(
                plan.imageName(),
                plan.workspace().layout().root().digest().toString(),
                GoModule.read(plan.project().baseDirectory(), plan.compile().environment())
                        .path());
    }

    private Variables variables() {
        MavenProject project = stages.context().project();
        Map<String, String> facts = texts(project.getProperties());
        facts.put("project.groupId", project.getGroupId());
        facts.put("project.artifactId", project.getArtifactId());
        facts.put("project.version", project.getVersion());
        facts.put("project.name", project.getName());
        return new Variables(List.of(
                new Variables.Source(
                        "-D on the command line",
                        texts(stages.context().session().getUserProperties())),
                new Variables.Source("the environment", Environment.variables()),
                new Variables.Source("<kubernetes><values>", manifests.values()),
                new Variables.Source("the project's properties", facts)));
    }

    private static Map<String, String> texts(Properties properties) {
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
        return texts;
    }
}
