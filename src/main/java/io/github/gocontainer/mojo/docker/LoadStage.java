package io.github.gocontainer.mojo.docker;

import io.github.gocontainer.docker.engine.Engine;
import io.github.gocontainer.docker.engine.EngineImages;
import io.github.gocontainer.docker.load.ArchiveImport;
import io.github.gocontainer.docker.load.CurrentContext;
import io.github.gocontainer.docker.load.LoadKind;
import io.github.gocontainer.docker.load.LoadNote;
import io.github.gocontainer.docker.load.LoadTarget;
import io.github.gocontainer.docker.process.MachinePlatform;
import io.github.gocontainer.docker.smoke.PlatformChoice;
import io.github.gocontainer.mojo.BuiltFiles;
import io.github.gocontainer.mojo.Environment;
import io.github.gocontainer.mojo.Failures;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.DockerArchive;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.oci.PlatformManifest;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.process.SystemCommandRunner;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/** Loads the image of the layout. */
final class LoadStage {

    private final Stages stages;
    private final BuildPlan plan;

    LoadStage(Stages stages) {
        this.stages = stages;
        this.plan = stages.plan();
    }

    void run() {
        BuiltFiles.check(plan);
        LoadTarget target = LoadTarget.choose(
                plan.load().kind(),
                plan.load().cluster(),
                new CurrentContext(
                                Environment.variables(),
                                Engines.home(stages.context().environment()))
                        .find());
        ImageLayout layout = plan.workspace().layout();
        try {
            SortedMap<Platform, PlatformManifest> platforms = layout.platforms();
            LoadNote note = target.kind() == LoadKind.DOCKER
                    ? intoDocker(target, platforms, layout)
                    : intoCluster(target, platforms, layout);
            AtomicFiles.write(plan.workspace().loadedFile(), note.json());
            stages.log()
                    .done("loaded " + note.name() + " for " + note.loaded().platform() + " into " + target + " (by "
                            + note.by() + ", image id " + note.loaded().config().digest() + ")");
        } catch (IOException e) {
            throw Failures.files("the image could not be loaded into " + target, e);
        }
    }

    private LoadNote intoDocker(LoadTarget target, SortedMap<Platform, PlatformManifest> platforms, ImageLayout layout)
            throws IOException {
        try (Engine engine = Engine.connect(Engines.address(stages.context()))) {
            PlatformManifest image =
                    PlatformChoice.choose(platforms, Optional.empty(), engine.platform(), "the engine");
            new EngineImages(engine).load(image, List.of(name()));
            return new LoadNote(target, engine.name(), name(), layout.root().digest(), image);
        }
    }

    private LoadNote intoCluster(LoadTarget target, SortedMap<Platform, PlatformManifest> platforms, ImageLayout layout)
            throws IOException {
        Environment environment = stages.context().environment();
        PlatformManifest image = PlatformChoice.choose(
                platforms, Optional.empty(), MachinePlatform.ofNodes(environment.osArchitecture()), "this machine");
        String program = new ArchiveImport(
                        new SystemCommandRunner(),
                        Environment.variables(),
                        plan.workspace().temporary())
                .load(
                        new DockerArchive(image, List.of(name())),
                        target,
                        plan.load().namespace());
        return new LoadNote(target, program, name(), layout.root().digest(), image);
    }

    private ImageReference name() {
        return plan.load()
                .image()
                .or(() -> plan.push()
                        .map(push -> push.repository().withTag(push.tags().get(0))))
                .orElseGet(
                        () -> ImageReference.parse(plan.project().artifactId().toLowerCase(Locale.ROOT))
                                .withTag(plan.project().version().replaceAll("[^A-Za-z0-9._-]", "-")));
    }
}
