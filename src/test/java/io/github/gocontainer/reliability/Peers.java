package io.github.gocontainer.reliability;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.testbed.Programs;
import io.github.gocontainer.testbed.TestTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The other clients, doing the same work with their defaults; an exception means that they gave up. */
final class Peers {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private Peers() {}

    /** Pushes a layout, or reads a pinned image. */
    @FunctionalInterface
    interface Client {
        void run(boolean pull, String reference, ImageLayout layout, Path folder) throws Exception;
    }

    static void crane(boolean pull, String reference, ImageLayout layout, Path folder) throws IOException {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("DOCKER_CONFIG", login(reference, folder).toString());
        String crane = TestTools.program("crane").toString();
        String[] command = pull
                ? new String[] {
                    crane, "pull", reference, folder.resolve("pulled.tar").toString()
                }
                : new String[] {crane, "push", layout.directory().toString(), reference};
        Programs.Outcome outcome = Programs.run(LIMIT, environment, folder, command);
        if (outcome.exit() != 0) {
            throw new IOException("crane gave up: " + outcome.output().strip());
        }
    }

    private static Path login(String reference, Path folder) throws IOException {
        Path configuration = Files.createDirectories(folder.resolve("docker"));
        String login = Base64.getEncoder()
                .encodeToString((PeerFaults.USER + ":" + PeerFaults.PASSWORD).getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                configuration.resolve("config.json"),
                "{\"auths\":{\"" + ImageReference.parse(reference).registry() + "\":{\"auth\":\"" + login + "\"}}}");
        return configuration;
    }

    /** Makes an image of its own: jib pushes no layouts. */
    static void jib(boolean pull, String reference, ImageLayout layout, Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x".repeat(40_000));
        RegistryImage remote = RegistryImage.named(reference).addCredential(PeerFaults.USER, PeerFaults.PASSWORD);
        JibContainerBuilder image =
                pull ? Jib.from(remote) : Jib.fromScratch().addLayer(List.of(file), AbsoluteUnixPath.get("/app"));
        Containerizer target = pull
                ? Containerizer.to(TarImage.at(folder.resolve("pulled.tar")).named("pulled"))
                : Containerizer.to(remote);
        System.setProperty("sendCredentialsOverHttp", "true");
        try {
            image.containerize(target.setAllowInsecureRegistries(true)
                    .setBaseImageLayersCache(folder.resolve("base"))
                    .setApplicationLayersCache(folder.resolve("layers")));
        } finally {
            System.clearProperty("sendCredentialsOverHttp");
        }
    }
}
