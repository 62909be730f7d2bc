package io.github.gocontainer.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Descriptors;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.MediaTypes;
import io.github.gocontainer.oci.Platform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.zip.GZIPOutputStream;

/** Makes small valid images whose bytes depend on the arguments only. */
public final class SampleImage {

    private static final int TAR_BLOCK = 512;

    private SampleImage() {}

    /** One platform: the layout's root is a manifest. */
    public static ImageLayout single(Path directory, String platform, long seed, int... layerSizes) throws IOException {
        ImageLayout layout = new ImageLayout(directory);
        layout.writeRoot(manifest(layout, Platform.parse(platform), seed, layerSizes));
        return layout;
    }

    /** One platform with one layer of this many bytes, nearly all of them 0, so that it takes no room on the disk. */
    public static ImageLayout sparse(Path directory, String platform, long size) throws IOException {
        ImageLayout layout = new ImageLayout(directory);
        Path file = Files.createDirectories(directory).resolve("sparse");
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(size);
        }
        Digest digest = Digest.of(file);
        Files.createDirectories(layout.blobs().path(digest).getParent());
        Files.move(file, layout.blobs().path(digest));
        Platform of = Platform.parse(platform);
        ObjectNode config = Json.object().put("architecture", of.architecture()).put("os", of.os());
        config.putObject("rootfs").put("type", "layers").putArray("diff_ids").add(digest.toString());
        ObjectNode manifest = Json.object().put("schemaVersion", 2).put("mediaType", MediaTypes.OCI_MANIFEST);
        manifest.set("config", Descriptors.write(document(layout, MediaTypes.OCI_CONFIG, config)));
        manifest.putArray("layers").add(Descriptors.write(Descriptor.of(MediaTypes.OCI_LAYER, digest, size)));
        layout.writeRoot(document(layout, MediaTypes.OCI_MANIFEST, manifest));
        return layout;
    }

    /** Several platforms: the layout's root is an index. */
    public static ImageLayout index(Path directory, List<String> platforms, long seed, int... layerSizes)
            throws IOException {
        return index(directory, platforms, platform -> seed(seed, platform), layerSizes);
    }

    /** Several platforms that have all their layers in common. */
    public static ImageLayout sharing(Path directory, List<String> platforms, long seed, int... layerSizes)
            throws IOException {
        return index(directory, platforms, platform -> seed, layerSizes);
    }

    private static ImageLayout index(
            Path directory, List<String> platforms, ToLongFunction<String> seeds, int... layerSizes)
            throws IOException {
        ImageLayout layout = new ImageLayout(directory);
        ObjectNode index = Json.object();
        index.put("schemaVersion", 2);
        index.put("mediaType", MediaTypes.OCI_INDEX);
        ArrayNode manifests = index.putArray("manifests");
        for (String platform : platforms) {
            Platform of = Platform.parse(platform);
            manifests.add(Descriptors.write(manifest(layout, of, seeds.applyAsLong(platform), layerSizes)
                    .withPlatform(of)));
        }
        layout.writeRoot(document(layout, MediaTypes.OCI_INDEX, index));
        return layout;
    }

    /** With which {@link #single} makes the very image that {@link #index} has for a platform. */
    public static long seed(long seed, String platform) {
        return seed + platform.hashCode();
    }

    private static Descriptor manifest(ImageLayout layout, Platform platform, long seed, int... layerSizes)
            throws IOException {
        ObjectNode config = Json.object();
        config.put("architecture", platform.architecture());
        config.put("os", platform.os());
        platform.variant().ifPresent(variant -> config.put("variant", variant));
        config.putObject("config");
        ObjectNode rootfs = config.putObject("rootfs");
        rootfs.put("type", "layers");
        ArrayNode diffIds = rootfs.putArray("diff_ids");
        ObjectNode manifest = Json.object();
        manifest.put("schemaVersion", 2);
        manifest.put("mediaType", MediaTypes.OCI_MANIFEST);
        ArrayNode layers = Json.object().putArray("layers");
        for (int number = 0; number < layerSizes.length; number++) {
            byte[] tar = tar("file-" + number, random(layerSizes[number], seed + number));
            diffIds.add(Digest.of(tar).toString());
            byte[] layer = gzip(tar);
            layers.add(Descriptors.write(
                    Descriptor.of(MediaTypes.OCI_LAYER_GZIP, layout.blobs().write(layer), layer.length)));
        }
        manifest.set("config", Descriptors.write(document(layout, MediaTypes.OCI_CONFIG, config)));
        manifest.set("layers", layers);
        return document(layout, MediaTypes.OCI_MANIFEST, manifest);
    }

    private static Descriptor document(ImageLayout layout, String mediaType, JsonNode document) throws IOException {
        byte[] bytes = Json.compact(document);
        return Descriptor.of(mediaType, layout.blobs().write(bytes), bytes.length);
    }

    private static byte[] random(int size, long seed) {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        return content;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(content);
        }
        return compressed.toByteArray();
    }

    private static byte[] tar(String name, byte[] content) {
        byte[] header = new byte[TAR_BLOCK];
        text(header, 0, name);
        text(header, 100, "0000644");
        text(header, 108, "0000000");
        text(header, 116, "0000000");
        text(header, 124, String.format("%011o", content.length));
        text(header, 136, "00000000000");
        Arrays.fill(header, 148, 156, (byte) ' ');
        header[156] = '0';
        text(header, 257, "ustar");
        text(header, 263, "00");
        int sum = 0;
        for (byte value : header) {
            sum += value & 0xff;
        }
        text(header, 148, String.format("%06o", sum));
        header[154] = 0;
        int blocks = (content.length + TAR_BLOCK - 1) / TAR_BLOCK;
        byte[] tar = Arrays.copyOf(header, TAR_BLOCK + (blocks + 2) * TAR_BLOCK);
        System.arraycopy(content, 0, tar, TAR_BLOCK, content.length);
        return tar;
    }

    private static void text(byte[] header, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }

    /** A secret that no test can meet by chance. */
    public static String secret(String name) {
        return name + "-" + HexFormat.of().toHexDigits(new Random().nextLong());
    }
}
