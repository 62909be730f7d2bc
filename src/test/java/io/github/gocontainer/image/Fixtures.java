package io.github.gocontainer.image;

import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.MediaTypes;
import io.github.gocontainer.oci.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Small images that the tests of this room vary. */
public final class Fixtures {

    public static final Instant EPOCH = Instant.EPOCH;

    private Fixtures() {}

    public static ContainerSpec container() {
        return new ContainerSpec(
                List.of("/app/hello"),
                List.of("--serve"),
                new TreeMap<>(Map.of("PORT", "8080", "LOG_LEVEL", "info", "ZONE", "a=b")),
                new TreeSet<>(List.of("8080/tcp", "53/udp")),
                "65532:65532",
                Optional.of("/data"),
                new TreeMap<>(Map.of("org.opencontainers.image.title", "hello", "a", "1", "zz", "2")),
                new TreeSet<>(List.of("/data")),
                Optional.of("SIGINT"),
                Optional.of(new HealthCheck(
                        List.of("/app/hello", "-health"),
                        Optional.of(Duration.ofSeconds(30)),
                        Optional.empty(),
                        Optional.of(Duration.ofSeconds(5)),
                        Optional.empty(),
                        Optional.of(3))));
    }

    public static ImageSpec image(String platform, List<LayerSpec> layers) {
        return new ImageSpec(
                Platform.parse(platform),
                Optional.empty(),
                layers,
                container(),
                EPOCH,
                new TreeMap<>(Map.of("org.opencontainers.image.title", "hello")),
                ImageFormat.OCI,
                Compression.GZIP_FAST);
    }

    /** The same with the signal and the health check that the base has. */
    public static ImageSpec withoutSignalAndCheck(ImageSpec spec) {
        ContainerSpec container = spec.container();
        return new ImageSpec(
                spec.platform(),
                spec.base(),
                spec.layers(),
                new ContainerSpec(
                        container.entrypoint(),
                        container.arguments(),
                        container.environment(),
                        container.ports(),
                        container.user(),
                        container.workingDirectory(),
                        container.labels(),
                        container.volumes(),
                        Optional.empty(),
                        Optional.empty()),
                spec.created(),
                spec.annotations(),
                spec.format(),
                spec.compression());
    }

    public static ImageSpec on(BaseImage base, ImageSpec spec) {
        return new ImageSpec(
                spec.platform(),
                Optional.of(base),
                spec.layers(),
                spec.container(),
                spec.created(),
                spec.annotations(),
                spec.format(),
                spec.compression());
    }

    public static LayerSpec binary(String content) {
        return LayerSpec.of("binary", List.of(FileEntry.program("/app/hello", new FileSource.Text(content))));
    }

    /** A base image with this configuration and one layer of these bytes, in Docker's media types. */
    public static BaseImage base(BlobStore store, String configuration, String layer) throws IOException {
        byte[] config = configuration.getBytes(StandardCharsets.UTF_8);
        byte[] content = layer.getBytes(StandardCharsets.UTF_8);
        Digest layerDigest = store.write(content);
        String manifest = "{\"schemaVersion\":2,\"mediaType\":\"" + MediaTypes.DOCKER_MANIFEST
                + "\",\"config\":{\"mediaType\":\"" + MediaTypes.DOCKER_CONFIG + "\",\"size\":" + config.length
                + ",\"digest\":\"" + store.write(config) + "\"},\"layers\":[{\"mediaType\":\""
                + MediaTypes.DOCKER_LAYER_GZIP + "\",\"size\":" + content.length + ",\"digest\":\"" + layerDigest
                + "\"}]}";
        byte[] document = manifest.getBytes(StandardCharsets.UTF_8);
        Digest digest = store.write(document);
        return new BaseImage(
                ImageReference.parse("example.org/base:1"),
                digest,
                Descriptor.of(MediaTypes.DOCKER_MANIFEST, digest, document.length),
                store);
    }
}
