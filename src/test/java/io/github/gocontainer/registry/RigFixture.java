package io.github.gocontainer.registry;

import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.testbed.SampleImage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What nearly every test of the client needs: a misbehaving registry, a folder, and a small image in it. */
abstract class RigFixture {

    @TempDir
    Path folder;

    Rig rig;
    ImageLayout layout;

    @BeforeEach
    final void start() throws IOException {
        rig = Rig.start();
        layout = image(folder.resolve("image"));
    }

    /** One blob beside the configuration, unless a test wants another one. */
    ImageLayout image(Path directory) throws IOException {
        return SampleImage.single(directory, "linux/amd64", 11, 40_000);
    }

    @AfterEach
    final void stop() throws IOException {
        rig.close();
    }
}
