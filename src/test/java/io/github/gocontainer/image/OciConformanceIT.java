package io.github.gocontainer.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.image.jib.JibImageEncoder;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.LayerContent;
import io.github.gocontainer.oci.MediaTypes;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.oci.PlatformManifest;
import io.github.gocontainer.testbed.OciSchemas;
import io.github.gocontainer.testbed.RealParts;
import io.github.gocontainer.testbed.TestTools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Images as users make them, before the schemas of the specification and before Debian's skopeo. */
class OciConformanceIT {

    @TempDir
    private static Path tools;

    private static OciSchemas schemas;
    private static ExecutorService pool;

    @TempDir
    private Path directory;

    @BeforeAll
    static void build() throws IOException {
        schemas = OciSchemas.build(Path.of("src/test/go/oci-schema").toAbsolutePath(), RealParts.program("go"), tools);
        pool = Executors.newFixedThreadPool(2);
    }

    @AfterAll
    static void shutDown() {
        pool.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void anIndexOfTwoPlatformsInEveryCompression(Compression compression) throws Exception {
        ImageLayout layout =
                layout("two", List.of(image("linux/amd64/v3", compression), image("linux/arm64", compression)));
        assertEquals(7, schemas.check(layout), "layout, two indexes, two manifests, two configurations");
        everyDigestIsRight(layout);
        if (compression == Compression.ZSTD) {
            unpackedHere(layout);
        } else {
            unpacked(layout, "amd64", "v3");
            unpacked(layout, "arm64", "");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, names = "ZSTD", mode = EnumSource.Mode.EXCLUDE)
    void dockersMediaTypes(Compression compression) throws Exception {
        ImageSpec spec = image("linux/amd64", compression);
        ImageLayout layout = layout("docker", List.of(inDockersFormat(spec)));
        everyDigestIsRight(layout);
        unpacked(layout, "amd64", "");
    }

    @Test
    void anImageOnABaseOfDockersMediaTypesWithZstdOverIt() throws Exception {
        ImageLayout below = layout("below", List.of(inDockersFormat(image("linux/amd64", Compression.GZIP_FAST))));
        BaseImage base = new BaseImage(
                ImageReference.parse("example.org/base:1"), below.root().digest(), below.root(), below.blobs());
        ImageSpec spec = Fixtures.on(base, Fixtures.withoutSignalAndCheck(image("linux/amd64", Compression.ZSTD)));
        ImageLayout layout = layout("above", List.of(spec));
        assertEquals(4, schemas.check(layout));
        everyDigestIsRight(layout);
        unpackedHere(layout);
    }

    @Test
    void anImageOfTheFewestFields() throws Exception {
        ContainerSpec container = new ContainerSpec(
                List.of("/app/hello"),
                List.of(),
                new TreeMap<>(),
                new TreeSet<>(),
                "0",
                Optional.empty(),
                new TreeMap<>(),
                new TreeSet<>(),
                Optional.empty(),
                Optional.empty());
        ImageLayout layout = layout(
                "least",
                List.of(new ImageSpec(
                        Platform.parse("linux/riscv64"),
                        Optional.empty(),
                        List.of(Fixtures.binary("hello")),
                        container,
                        Fixtures.EPOCH,
                        new TreeMap<>(),
                        ImageFormat.OCI,
                        Compression.GZIP_FAST)));
        assertEquals(4, schemas.check(layout));
        unpacked(layout, "riscv64", "");
    }

    @Test
    void theSchemasWouldNotAcceptEverything() {
        byte[] wrong = "{\"schemaVersion\":2,\"config\":{}}".getBytes(StandardCharsets.UTF_8);
        AssertionError error = assertThrows(AssertionError.class, () -> schemas.check(MediaTypes.OCI_MANIFEST, wrong));
        assertTrue(error.getMessage().contains("layers"), error.getMessage());
        byte[] config = "{\"os\":\"linux\",\"architecture\":\"amd64\"}".getBytes(StandardCharsets.UTF_8);
        assertThrows(AssertionError.class, () -> schemas.check(MediaTypes.OCI_CONFIG, config));
    }

    private ImageLayout layout(String name, List<ImageSpec> images) throws IOException {
        ImageLayout layout = new ImageLayout(directory.resolve(name));
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        new LayoutBuilder(new JibImageEncoder(temporary), pool, 2)
                .build(
                        images,
                        new TreeMap<>(Map.of("org.opencontainers.image.title", "hello")),
                        layout,
                        directory.resolve(name + ".json"));
        return layout;
    }

    private static ImageSpec image(String platform, Compression compression) {
        ImageSpec spec = Fixtures.image(
                platform,
                List.of(
                        SystemFiles.users("1000:1000"),
                        LayerSpec.of(
                                "links",
                                List.of(FileEntry.file(
                                        "/usr/bin/hello", new FileSource.SymbolicLink("../../app/hello")))),
                        Fixtures.binary("hello " + platform)));
        return new ImageSpec(
                spec.platform(),
                spec.base(),
                spec.layers(),
                spec.container(),
                spec.created(),
                spec.annotations(),
                spec.format(),
                compression);
    }

    private static ImageSpec inDockersFormat(ImageSpec spec) {
        return new ImageSpec(
                spec.platform(),
                spec.base(),
                spec.layers(),
                spec.container(),
                spec.created(),
                spec.annotations(),
                ImageFormat.DOCKER,
                spec.compression());
    }

    /** skopeo reads every blob and compares its digest. */
    private void everyDigestIsRight(ImageLayout layout) throws Exception {
        Path copy = Files.createTempDirectory(directory, "copy");
        skopeo("copy", "--insecure-policy", "--all", "oci:" + layout.directory(), "dir:" + copy);
        assertTrue(Files.exists(copy.resolve("manifest.json")));
    }

    /** Docker's archives have no zstd, so that skopeo does not unpack it; the digests of what comes out are ours to compare. */
    private static void unpackedHere(ImageLayout layout) throws IOException {
        for (PlatformManifest image : layout.platforms().values()) {
            for (int i = 0; i < image.layers().size(); i++) {
                try (InputStream content =
                        new LayerContent(layout.blobs(), image.layers().get(i)).open()) {
                    MessageDigest digest = Digest.newMessageDigest();
                    digest.update(content.readAllBytes());
                    assertEquals(image.diffIds().get(i), Digest.from(digest));
                }
            }
        }
    }

    /** For an archive skopeo decompresses the layers and compares them with the configuration's diff_ids. */
    private void unpacked(ImageLayout layout, String architecture, String variant) throws Exception {
        Path archive = directory.resolve("unpacked-" + architecture + ".tar");
        Files.deleteIfExists(archive);
        String platform = "oci:" + layout.directory();
        skopeo(
                "copy",
                "--insecure-policy",
                "--override-os",
                "linux",
                "--override-arch",
                architecture,
                "--override-variant",
                variant,
                platform,
                "docker-archive:" + archive);
        String config = skopeo("inspect", "--config", "docker-archive:" + archive);
        assertEquals(
                architecture,
                Json.parse(config.getBytes(StandardCharsets.UTF_8))
                        .path("architecture")
                        .asText());
    }

    private static String skopeo(String... arguments) throws Exception {
        return TestTools.run(RealParts.program("skopeo"), arguments);
    }
}
