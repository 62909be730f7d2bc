package io.github.gocontainer.docker.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.oci.DockerArchive;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.PlatformManifest;
import io.github.gocontainer.process.SystemCommandRunner;
import io.github.gocontainer.testbed.Programs;
import io.github.gocontainer.testbed.RealParts;
import io.github.gocontainer.testbed.SampleImage;
import io.github.gocontainer.testbed.docker.RealDocker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real containerd, as the nodes of a cluster have it; ctr says what it has. */
class ContainerdIT {

    @TempDir
    Path folder;

    @Test
    void theImageIsThereUnderItsNameWithItsOwnDigest() throws IOException {
        String socket = RealDocker.ofThisBuild().containerd().toString();
        Path ctr = RealParts.program("ctr");
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("CONTAINERD_ADDRESS", socket);
        PlatformManifest image = SampleImage.single(folder.resolve("image"), "linux/amd64", 7, 4000)
                .platforms()
                .values()
                .iterator()
                .next();

        String by = new ArchiveImport(new SystemCommandRunner(), environment, folder)
                .load(
                        new DockerArchive(image, List.of(ImageReference.parse("localhost/acme/hello:7"))),
                        new LoadTarget(LoadKind.CONTAINERD, Optional.empty()),
                        "k8s.io");

        assertEquals("ctr", by);
        String list = Programs.run(folder, ctr.toString(), "--address", socket, "--namespace", "k8s.io", "images", "ls")
                .orFail()
                .output();
        assertTrue(
                list.lines()
                        .anyMatch(line -> line.startsWith("localhost/acme/hello:7 ")
                                && line.contains(image.manifest().digest().toString())),
                list);
    }
}
