package io.github.gocontainer.oci;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.Zstd;
import io.github.gocontainer.testbed.SampleImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerArchiveTest {

    private static final Platform AMD64 = Platform.parse("linux/amd64");

    @TempDir
    Path folder;

    @Test
    void holdsTheImagesOwnBytesAndNamesThemForDockerAndForContainerd() throws IOException {
        ImageLayout layout = SampleImage.index(folder, List.of("linux/amd64", "linux/arm64"), 1, 3000, 5000);
        PlatformManifest image = layout.platforms().get(AMD64);

        SortedMap<String, byte[]> files =
                files(new DockerArchive(image, List.of(ImageReference.parse("localhost:5000/acme/hello:1"))));

        JsonNode manifest = Json.parse(files.get("manifest.json")).get(0);
        String config = manifest.path("Config").asText();
        assertEquals(image.config().digest(), Digest.of(files.get(config)));
        assertEquals(
                List.of("localhost:5000/acme/hello:1"),
                List.of(manifest.path("RepoTags").get(0).asText()));
        assertEquals(2, manifest.path("Layers").size());
        for (int i = 0; i < 2; i++) {
            byte[] layer = files.get(manifest.path("Layers").get(i).asText());
            assertEquals(image.layers().get(i).digest(), Digest.of(layer));
        }
        Descriptor root = Descriptors.read(
                Json.parse(files.get("index.json")).path("manifests").get(0));
        assertEquals(image.manifest().digest(), root.digest());
        assertEquals(
                root.digest(),
                Digest.of(files.get("blobs/sha256/" + root.digest().hex())));
        assertEquals("localhost:5000/acme/hello:1", root.annotations().get("io.containerd.image.name"));
        assertEquals("1", root.annotations().get("org.opencontainers.image.ref.name"));
        assertEquals(7, files.size(), files.keySet().toString());
    }

    @Test
    void hasNoNamesWhenItIsToBeLoadedByDigestAlone() throws IOException {
        PlatformManifest image =
                SampleImage.single(folder, "linux/amd64", 1, 100).platforms().get(AMD64);

        SortedMap<String, byte[]> files = files(new DockerArchive(image, List.of()));

        assertEquals(
                0,
                Json.parse(files.get("manifest.json")).get(0).path("RepoTags").size());
        assertTrue(Json.parse(files.get("index.json"))
                .path("manifests")
                .get(0)
                .path("annotations")
                .isMissingNode());
    }

    @Test
    void isTheSameBytesForTheSameImage() throws IOException {
        PlatformManifest image =
                SampleImage.single(folder, "linux/amd64", 1, 100).platforms().get(AMD64);

        assertArrayEquals(bytes(new DockerArchive(image, List.of())), bytes(new DockerArchive(image, List.of())));
    }

    @Test
    void hasZstdLayersUncompressedAndNoIndexThatWouldNotFit() throws IOException {
        PlatformManifest image = zstd(
                SampleImage.single(folder, "linux/amd64", 1, 70_000).platforms().get(AMD64));

        SortedMap<String, byte[]> files = files(new DockerArchive(image, List.of()));

        JsonNode manifest = Json.parse(files.get("manifest.json")).get(0);
        byte[] layer = files.get(manifest.path("Layers").get(0).asText());
        assertEquals(image.diffIds().get(0), Digest.of(layer));
        assertFalse(files.containsKey("index.json"));
    }

    @Test
    void refusesALayerThatItCannotRead() throws IOException {
        PlatformManifest image =
                SampleImage.single(folder, "linux/amd64", 1, 100).platforms().get(AMD64);
        Descriptor layer = image.layers().get(0);
        PlatformManifest strange = new PlatformManifest(
                image.layout(),
                AMD64,
                image.manifest(),
                image.config(),
                List.of(Descriptor.of("application/vnd.example", layer.digest(), layer.size())),
                image.configuration());

        IOException refused = assertThrows(IOException.class, () -> bytes(new DockerArchive(strange, List.of())));

        assertTrue(refused.getMessage().contains("application/vnd.example"), refused.getMessage());
    }

    private static PlatformManifest zstd(PlatformManifest image) throws IOException {
        BlobStore blobs = image.layout().blobs();
        byte[] tar;
        try (var in = new LayerContent(blobs, image.layers().get(0)).open()) {
            tar = in.readAllBytes();
        }
        byte[] compressed = Zstd.compress(tar);
        Descriptor layer = Descriptor.of(MediaTypes.OCI_LAYER_ZSTD, blobs.write(compressed), compressed.length);
        return new PlatformManifest(
                image.layout(), AMD64, image.manifest(), image.config(), List.of(layer), image.configuration());
    }

    private static byte[] bytes(DockerArchive archive) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        archive.writeTo(out);
        return out.toByteArray();
    }

    private static SortedMap<String, byte[]> files(DockerArchive archive) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertEquals(0, entry.getLastModifiedTime().toMillis());
                assertFalse(files.containsKey(entry.getName()), entry.getName());
                files.put(entry.getName(), tar.readAllBytes());
            }
        }
        return files;
    }
}
