package io.github.gocontainer.docker.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.oci.DockerArchive;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.PlatformManifest;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.testbed.SampleImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an image is loaded, and by which command. */
class LoadTest {

    @TempDir
    Path folder;

    private final List<Command> commands = new ArrayList<>();
    private DockerArchive archive;
    private int exitCode;

    @BeforeEach
    void image() throws IOException {
        PlatformManifest image = SampleImage.single(folder.resolve("image"), "linux/amd64", 1, 100)
                .platforms()
                .values()
                .iterator()
                .next();
        archive = new DockerArchive(image, List.of(ImageReference.parse("hello:1")));
    }

    @ParameterizedTest
    @CsvSource({
        "kind-dev, , , kind dev",
        "k3d-dev, , , k3d dev",
        "minikube, , , minikube minikube",
        "production, , , docker",
        ", , , docker",
        "kind-dev, containerd, , containerd",
        "kind-dev, kind, other, kind other",
        "kind-dev, k3d, , k3d",
        "kind-dev, , other, kind other",
    })
    void theContextSaysWhereUnlessTheUserDoes(String context, String kind, String cluster, String target) {
        LoadTarget chosen = LoadTarget.choose(
                Optional.ofNullable(kind).map(LoadKind::parse),
                Optional.ofNullable(cluster),
                Optional.ofNullable(context));
        assertEquals(target, chosen.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "kind dev, kind, kind load image-archive FILE --name dev",
        "k3d dev, k3d, k3d image import FILE --cluster dev",
        "k3d, k3d, k3d image import FILE",
        "minikube minikube, minikube, minikube image load FILE --profile minikube",
        "containerd, ctr nerdctl, ctr --namespace k8s.io images import FILE",
        "containerd, nerdctl k3s, nerdctl --namespace k8s.io load --input FILE",
        "containerd, k3s, k3s ctr --namespace k8s.io images import FILE",
    })
    void theProgramOfTheClusterGetsAnArchive(String target, String there, String command) throws IOException {
        String by = load(target, Set.of(there.split(" ")));

        assertEquals(command.split(" ")[0], by);
        assertEquals(
                command.replace("FILE", folder.resolve("load.tar").toString()),
                String.join(" ", commands.get(0).arguments()));
        assertFalse(Files.exists(folder.resolve("load.tar")), "the archive is gone afterwards");
    }

    @Test
    void withoutTheProgramItSaysWhich() {
        BuildFailure failure = assertThrows(BuildFailure.class, () -> load("containerd", Set.of()));
        assertEquals(
                "the image cannot be loaded into containerd: there is no program ctr or nerdctl or k3s on PATH",
                failure.getMessage());
    }

    @Test
    void whatTheProgramSaysIsSaid() {
        exitCode = 1;
        BuildFailure failure = assertThrows(BuildFailure.class, () -> load("kind dev", Set.of("kind")));
        assertTrue(failure.getMessage().endsWith("ended with exit code 1: no nodes found"), failure.getMessage());
        assertFalse(Files.exists(folder.resolve("load.tar")));
    }

    @ParameterizedTest
    @CsvSource({
        "'current-context: kind-a\n', kind-a",
        "'apiVersion: v1\ncurrent-context: \"k3d-b\" # mine\nx: y', k3d-b",
        "'current-context: \"\"\n', ",
        "'contexts: []\n', "
    })
    void theCurrentContextIsReadFromTheKubeconfig(String text, String context) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), text);
        assertEquals(
                Optional.ofNullable(context),
                new CurrentContext(Map.of("KUBECONFIG", folder.resolve("gone") + ":" + file), Optional.empty()).find());
    }

    private String load(String target, Set<String> there) throws IOException {
        String[] words = target.split(" ");
        LoadTarget wanted =
                new LoadTarget(LoadKind.parse(words[0]), words.length > 1 ? Optional.of(words[1]) : Optional.empty());
        return new ArchiveImport(
                        command -> {
                            assertTrue(Files.isRegularFile(folder.resolve("load.tar")));
                            commands.add(command);
                            return new CommandResult(exitCode, "", exitCode == 0 ? "" : "no nodes found\n");
                        },
                        Map.of(),
                        folder,
                        there::contains)
                .load(archive, wanted, "k8s.io");
    }
}
