package io.github.gocontainer.plan;

import io.github.gocontainer.oci.ImageLayout;
import java.nio.file.Path;

/**
 * Where the goals leave their files for one another.
 *
 * @param directory {@code target/gocontainer}, or a folder in it for an execution that is not the default one
 */
public record Workspace(Path directory) {

    public Path planFile() {
        return directory.resolve("plan.json");
    }

    public Path binaries() {
        return directory.resolve("bin");
    }

    public ImageLayout layout() {
        return new ImageLayout(directory.resolve("image"));
    }

    /** Remembers which content became which layer. */
    public Path layerMemory() {
        return directory.resolve("layers.json");
    }

    public Path imageFile() {
        return directory.resolve("image.json");
    }

    public Path digestFile() {
        return directory.resolve("image.digest");
    }

    public Path publishedFile() {
        return directory.resolve("published.json");
    }

    public Path publishedVariables() {
        return directory.resolve("published.env");
    }

    /** For files that are gone when the goal has ended. */
    public Path temporary() {
        return directory.resolve("tmp");
    }
}
