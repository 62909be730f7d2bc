package io.github.gocontainer.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Assembles the image of all platforms into {@code target/gocontainer/image}; compiles what is not compiled. */
@Mojo(
        name = "image",
        defaultPhase = LifecyclePhase.PACKAGE,
        threadSafe = true,
        configurator = GocontainerMojo.CONFIGURATOR)
public final class ImageMojo extends GocontainerMojo {

    @Override
    protected void run(Stages stages) {
        new ImageStage(stages).run();
    }

    @Override
    protected void skipped(MavenContext context, String reason) {
        if (context.isMainArtifact()) {
            SkippedImage.attach(context, reason);
        }
    }
}
