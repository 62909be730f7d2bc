package io.github.gocontainer.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.image.gzip.BlockGzipOutputStream;
import io.github.gocontainer.image.gzip.EarlierBlocks;
import io.github.gocontainer.image.gzip.Effort;
import io.github.gocontainer.image.gzip.WrittenBlock;
import io.github.gocontainer.image.jib.JibImageEncoder;
import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.MediaTypes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutBuilderTest {

    /** Whoever changes one of these changes the digest of every user's image: only with a reason for the changelog. */
    private static final String PINNED_INDEX =
            "sha256:4c62b3c857d06188ab5c4312bfee416606c82e2635cd810e8b82cfc8037f07e4";

    private static final String PINNED_MANIFEST =
            "sha256:e88cd79e5f24f7a6ec401feac137e466001acea2fba7d83000b8460f25d9826c";

    @TempDir
    private Path directory;

    private ImageLayout layout;
    private Path memory;
    private RecordingEncoder encoder;
    private ExecutorService pool;

    @BeforeEach
    void prepare() throws IOException {
        layout = new ImageLayout(directory.resolve("image"));
        memory = directory.resolve("layers.json");
        encoder = new RecordingEncoder(new JibImageEncoder(Files.createDirectories(directory.resolve("tmp"))));
        pool = Executors.newFixedThreadPool(2);
    }

    @AfterEach
    void shutDown() {
        pool.shutdownNow();
    }

    @Test
    void pinsTheDigestOfAnImageOfTwoPlatforms() throws IOException {
        assertEquals(PINNED_INDEX, build(twoPlatforms()).root().digest().toString());
    }

    @Test
    void pinsTheDigestOfAnImageOfOnePlatform() throws IOException {
        assertEquals(
                PINNED_MANIFEST,
                build(List.of(onePlatform("hello"))).root().digest().toString());
    }

    @ParameterizedTest
    @CsvSource({"Asia/Kolkata, tr-TR", "America/St_Johns, ar-EG", "Pacific/Kiritimati, th-TH-u-nu-thai"})
    void dependsNeitherOnTheTimeZoneNorOnTheLocale(String zone, String language) throws IOException {
        TimeZone zoneBefore = TimeZone.getDefault();
        Locale localeBefore = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            Locale.setDefault(Locale.forLanguageTag(language));
            assertEquals(PINNED_INDEX, build(twoPlatforms()).root().digest().toString());
        } finally {
            TimeZone.setDefault(zoneBefore);
            Locale.setDefault(localeBefore);
        }
    }

    @Test
    void dependsNotOnTheTimesModesAndPathsOfTheFilesOnDisk() throws IOException {
        Path first = Files.writeString(directory.resolve("one"), "content");
        Path second = Files.writeString(
                Files.createDirectories(directory.resolve("other folder")).resolve("zwei ü"), "content");
        assertTrue(second.toFile().setExecutable(true));
        assertTrue(second.toFile().setLastModified(86_400_000L));
        Digest one = build(List.of(withFile(first))).root().digest();
        Files.delete(memory);
        assertEquals(one, build(List.of(withFile(second))).root().digest());
        assertEquals(4, encoder.layers.size(), "without its memory the builder makes both layers again");
    }

    private static ImageSpec withFile(Path file) {
        return Fixtures.image(
                "linux/amd64",
                List.of(
                        SystemFiles.users("1000:1000"),
                        LayerSpec.of("binary", List.of(FileEntry.program("/app/hello", new FileSource.OnDisk(file))))));
    }

    @Test
    void writesAnIndexOverSeveralPlatformsAndAManifestForOne() throws IOException {
        BuiltImage several = build(twoPlatforms());
        assertEquals(MediaTypes.OCI_INDEX, several.root().mediaType());
        JsonNode index = document(several.root().digest());
        assertEquals("arm", index.at("/manifests/1/platform/architecture").asText());
        assertEquals("v7", index.at("/manifests/1/platform/variant").asText());
        assertEquals(
                "hello", index.at("/annotations/org.opencontainers.image.title").asText());
        BuiltImage one = build(List.of(onePlatform("hello")));
        assertEquals(MediaTypes.OCI_MANIFEST, one.root().mediaType());
    }

    @Test
    void makesALayerThatAllPlatformsShareOnce() throws IOException {
        build(twoPlatforms());
        assertEquals(List.of("users and /tmp", "binary", "binary"), encoder.layers);
    }

    @Test
    void makesNothingWhenNothingHasChanged() throws IOException {
        BuiltImage first = build(twoPlatforms());
        encoder.clear();
        assertEquals(first, build(twoPlatforms()));
        assertEquals(List.of(), encoder.layers);
        assertEquals(0, encoder.configurations);
    }

    @Test
    void makesOnlyTheLayerThatHasChanged() throws IOException {
        build(List.of(onePlatform("one")));
        encoder.clear();
        build(List.of(onePlatform("two")));
        assertEquals(List.of("binary"), encoder.layers);
    }

    @Test
    void makesADamagedLayerAgain() throws IOException {
        BuiltImage first = build(List.of(onePlatform("hello")));
        String layer = document(first.root().digest()).at("/layers/1/digest").asText();
        Files.writeString(layout.blobs().path(Digest.parse(layer)), "damaged");
        encoder.clear();
        assertEquals(first, build(List.of(onePlatform("hello"))));
        assertEquals(List.of("binary"), encoder.layers);
        assertEquals(Digest.parse(layer), Digest.of(layout.blobs().path(Digest.parse(layer))));
    }

    /** What it was taken from does not show, and a blob that somebody has damaged since is not believed. */
    @ParameterizedTest
    @ValueSource(strings = {"as it was", "a byte changed", "cut short", "gone"})
    void takesOverTheBlocksOfTheLayerBeforeThatHaveNotChanged(String blob) throws IOException {
        byte[] program = new byte[3 << 20];
        new Random(1).nextBytes(program);
        BuiltImage before = build(List.of(withProgram(program)));
        Digest second = blocks().get(1);
        assertTrue(earlier().find(second).isPresent());
        damage(
                layout.blobs()
                        .path(Digest.parse(document(before.root().digest())
                                .path("layers")
                                .path(0)
                                .path("digest")
                                .asText())),
                blob);
        assertEquals(blob.equals("as it was"), earlier().find(second).isPresent());
        program[5]++;
        Digest after = build(List.of(withProgram(program))).root().digest();
        assertTrue(blocks().contains(second));
        Files.delete(memory);
        assertEquals(after, build(List.of(withProgram(program))).root().digest());
    }

    /** It shows only when the block before was compressed otherwise, which no build does. */
    @Test
    void theBlockOfTheLayerBeforeIsReallyTakenOver() throws IOException {
        byte[] program = ofWords(new Random(1), 3 << 20);
        build(List.of(withProgram(program)));
        BuildMemory before = BuildMemory.read(memory);
        Digest layerKey = before.layers().firstKey();
        BuildMemory.MadeLayer layer = before.layers().get(layerKey);
        byte[] blob = Files.readAllBytes(layout.blobs().path(layer.blob()));
        byte[] tar = new GZIPInputStream(new ByteArrayInputStream(blob)).readAllBytes();
        ByteArrayOutputStream best = new ByteArrayOutputStream();
        BlockGzipOutputStream gzip = new BlockGzipOutputStream(best, pool, 2, Effort.BEST, EarlierBlocks.NONE);
        try (gzip) {
            gzip.write(tar);
        }
        List<WrittenBlock> blocks = new ArrayList<>(layer.blocks());
        WrittenBlock other = gzip.written().get(1);
        assertFalse(other.digest().equals(blocks.get(1).digest()));
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        int head = BlockGzipOutputStream.HEADER_LENGTH + blocks.get(0).length();
        mixed.write(blob, 0, head);
        mixed.write(
                best.toByteArray(),
                BlockGzipOutputStream.HEADER_LENGTH + gzip.written().get(0).length(),
                other.length());
        mixed.write(
                blob,
                head + blocks.get(1).length(),
                blob.length - head - blocks.get(1).length());
        blocks.set(1, new WrittenBlock(blocks.get(1).key(), other.digest(), other.length()));
        Digest mixedDigest = layout.blobs().write(mixed.toByteArray());
        new BuildMemory(
                        before.image(),
                        new TreeMap<>(Map.of(
                                layerKey,
                                new BuildMemory.MadeLayer(mixedDigest, mixed.size(), layer.diffId(), blocks))))
                .write(memory);
        program[program.length - 1]++;
        build(List.of(withProgram(program)));
        BuildMemory.MadeLayer after =
                BuildMemory.read(memory).layers().values().iterator().next();
        assertEquals(blocks.get(0), after.blocks().get(0));
        assertEquals(other.digest(), after.blocks().get(1).digest());
        assertFalse(blocks.get(3).equals(after.blocks().get(3)));
    }

    private static byte[] ofWords(Random random, int length) {
        byte[] words = new byte[1 << 12];
        random.nextBytes(words);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (text.size() < length) {
            text.write(words, random.nextInt(words.length - 16), 3 + random.nextInt(12));
        }
        return Arrays.copyOf(text.toByteArray(), length);
    }

    private static void damage(Path blob, String how) throws IOException {
        byte[] bytes = Files.readAllBytes(blob);
        switch (how) {
            case "a byte changed" -> {
                bytes[bytes.length / 2]++;
                Files.write(blob, bytes);
            }
            case "cut short" -> Files.write(blob, Arrays.copyOf(bytes, bytes.length / 2));
            case "gone" -> Files.delete(blob);
            default -> assertEquals("as it was", how);
        }
    }

    private List<Digest> blocks() throws IOException {
        return BuildMemory.read(memory).layers().values().stream()
                .flatMap(layer -> layer.blocks().stream())
                .map(WrittenBlock::key)
                .toList();
    }

    private BlocksOfLayers earlier() throws IOException {
        return new BlocksOfLayers(
                layout.blobs(), BuildMemory.read(memory).layers().values());
    }

    private static ImageSpec withProgram(byte[] program) {
        return Fixtures.image(
                "linux/amd64",
                List.of(LayerSpec.of("app", List.of(FileEntry.program("/app/hello", new FileSource.Bytes(program))))));
    }

    @Test
    void startsAnewWithADamagedMemory() throws IOException {
        BuiltImage first = build(List.of(onePlatform("hello")));
        Files.writeString(memory, "{\"layers\":{\"x\":1}}");
        assertEquals(first, build(List.of(onePlatform("hello"))));
    }

    @Test
    void removesTheBlobsOfEarlierBuilds() throws IOException {
        build(twoPlatforms());
        build(List.of(onePlatform("hello")));
        try (Stream<Path> blobs = Files.list(layout.directory().resolve("blobs/sha256"))) {
            assertEquals(4, blobs.count(), "two layers, a configuration and a manifest");
        }
    }

    @Test
    void writesDockersMediaTypesOnRequest() throws IOException {
        ImageSpec spec = onePlatform("hello");
        ImageSpec docker = new ImageSpec(
                spec.platform(),
                Optional.empty(),
                spec.layers(),
                spec.container(),
                spec.created(),
                spec.annotations(),
                ImageFormat.DOCKER,
                spec.compression());
        JsonNode manifest = document(build(List.of(docker)).root().digest());
        assertEquals(MediaTypes.DOCKER_MANIFEST, manifest.path("mediaType").asText());
        assertEquals(MediaTypes.DOCKER_CONFIG, manifest.at("/config/mediaType").asText());
        assertEquals(
                MediaTypes.DOCKER_LAYER_GZIP, manifest.at("/layers/0/mediaType").asText());
        assertFalse(manifest.has("annotations"), "Docker's manifests have none");
    }

    @Test
    void putsOurLayersOverThoseOfTheBase() throws IOException {
        BlobStore store = new BlobStore(directory.resolve("cache"));
        BaseImage base = Fixtures.base(
                store,
                "{\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"sha256:aa\"]},\"history\":[]}",
                "layer of base");
        JsonNode manifest = document(
                build(List.of(Fixtures.on(base, onePlatform("hello")))).root().digest());
        assertEquals(3, manifest.path("layers").size());
        assertEquals(
                MediaTypes.OCI_LAYER_GZIP, manifest.at("/layers/0/mediaType").asText());
        Digest layer = Digest.parse(manifest.at("/layers/0/digest").asText());
        assertEquals("layer of base", Files.readString(layout.blobs().path(layer)));
        JsonNode config = document(Digest.parse(manifest.at("/config/digest").asText()));
        assertEquals("sha256:aa", config.at("/rootfs/diff_ids/0").asText());
        assertEquals(3, config.at("/rootfs/diff_ids").size());
    }

    private BuiltImage build(List<ImageSpec> images) throws IOException {
        return new LayoutBuilder(encoder, pool, 2)
                .build(images, new TreeMap<>(Map.of("org.opencontainers.image.title", "hello")), layout, memory);
    }

    private JsonNode document(Digest digest) throws IOException {
        return Json.parse(layout.blobs().document(digest));
    }

    private static List<ImageSpec> twoPlatforms() {
        return List.of(
                onePlatform("hello"),
                Fixtures.image(
                        "linux/arm/v7", List.of(SystemFiles.users("65532:65532"), Fixtures.binary("hello, arm"))));
    }

    private static ImageSpec onePlatform(String content) {
        return Fixtures.image("linux/amd64", List.of(SystemFiles.users("65532:65532"), Fixtures.binary(content)));
    }

    private static final class RecordingEncoder implements ImageEncoder {
        private final ImageEncoder real;
        private final List<String> layers = new ArrayList<>();
        private int configurations;

        RecordingEncoder(ImageEncoder real) {
            this.real = real;
        }

        void clear() {
            layers.clear();
            configurations = 0;
        }

        @Override
        public void writeLayer(LayerSpec layer, Instant modified, OutputStream tar) throws IOException {
            layers.add(layer.name());
            real.writeLayer(layer, modified, tar);
        }

        @Override
        public byte[] configuration(ImageSpec spec, List<Layer> layers) throws IOException {
            configurations++;
            return real.configuration(spec, layers);
        }
    }
}
