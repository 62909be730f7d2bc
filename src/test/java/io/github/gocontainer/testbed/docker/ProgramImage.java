package io.github.gocontainer.testbed.docker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Descriptors;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.MediaTypes;
import io.github.gocontainer.oci.PlatformManifest;
import io.github.gocontainer.testbed.LayerTar;
import io.github.gocontainer.testbed.Programs;
import io.github.gocontainer.testbed.RealParts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Images with one program, {@code /app/program}, made without the product's own assembly. */
public final class ProgramImage {

    private ProgramImage() {}

    /** The program that does what its first argument says, compiled for this machine. */
    public static byte[] chameleon(Path folder) throws IOException {
        Path go = RealParts.program("go");
        Path sources = Files.createDirectories(folder.resolve("chameleon"));
        Files.writeString(sources.resolve("go.mod"), "module example.org/chameleon\n\ngo 1.21\n");
        try (InputStream in = ProgramImage.class.getResourceAsStream("chameleon.go")) {
            Files.write(sources.resolve("main.go"), Objects.requireNonNull(in).readAllBytes());
        }
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("CGO_ENABLED", "0");
        Programs.run(Duration.ofMinutes(5), environment, sources, go.toString(), "build", "-o", "program", ".")
                .orFail();
        return Files.readAllBytes(sources.resolve("program"));
    }

    /** An image of this program that says that it is for this architecture and listens on port 8080. */
    public static PlatformManifest of(Path folder, String architecture, byte[] program) throws IOException {
        ImageLayout layout = new ImageLayout(folder);
        LayerTar tar = new LayerTar().program("app/program", program);
        ObjectNode configuration =
                Json.object().put("architecture", architecture).put("os", "linux");
        ObjectNode container = configuration.putObject("config");
        container.putArray("Entrypoint").add("/app/program");
        container.putArray("Cmd").add("serve");
        container.putArray("Env").add("PORT=8080");
        container.put("User", "65532:65532");
        container.putObject("ExposedPorts").putObject("8080/tcp");
        configuration
                .putObject("rootfs")
                .put("type", "layers")
                .putArray("diff_ids")
                .add(tar.diffId());
        ObjectNode manifest = Json.object().put("schemaVersion", 2).put("mediaType", MediaTypes.OCI_MANIFEST);
        manifest.set("config", blob(layout, MediaTypes.OCI_CONFIG, Json.compact(configuration)));
        manifest.putArray("layers").add(blob(layout, MediaTypes.OCI_LAYER_GZIP, tar.gzip()));
        byte[] document = Json.compact(manifest);
        layout.writeRoot(Descriptor.of(MediaTypes.OCI_MANIFEST, layout.blobs().write(document), document.length));
        return layout.platforms().values().iterator().next();
    }

    private static ObjectNode blob(ImageLayout layout, String type, byte[] bytes) throws IOException {
        return Descriptors.write(Descriptor.of(type, layout.blobs().write(bytes), bytes.length));
    }
}
