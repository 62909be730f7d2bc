package io.github.gocontainer.image.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdOutputStream;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.image.BaseImage;
import io.github.gocontainer.image.FileEntry;
import io.github.gocontainer.image.FileSource;
import io.github.gocontainer.image.LayerSpec;
import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Descriptors;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.MediaTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseTreesTest {

    /** As Debian has it since bookworm. */
    private static final List<String> USRMERGE = List.of(
            "usr/",
            "usr/bin/",
            "usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2",
            "usr/lib/x86_64-linux-gnu/libc.so.6",
            "usr/lib64/ld-linux-x86-64.so.2 -> ../lib/x86_64-linux-gnu/ld-linux-x86-64.so.2",
            "bin -> usr/bin",
            "lib -> usr/lib",
            "lib64 -> usr/lib64",
            "var/run -> /run",
            "run/",
            "tmp/ 1777",
            "loop -> loop");

    @TempDir
    private Path directory;

    @Test
    void aFileBelowALinkGoesIntoTheFolderThatItLeadsTo() throws IOException {
        BaseTree tree = tree(USRMERGE);
        LayerSpec layer = LayerSpec.of(
                "extra files",
                List.of(
                        FileEntry.program("/bin/tool", text()),
                        FileEntry.file("/var/run/ko/data", text()),
                        FileEntry.file("/tmp/x", text()),
                        FileEntry.file("/opt/y", text())));
        assertEquals(
                List.of(
                        "/opt 755",
                        "/opt/y 644",
                        "/run 755",
                        "/run/ko 755",
                        "/run/ko/data 644",
                        "/tmp 1777",
                        "/tmp/x 644",
                        "/usr 755",
                        "/usr/bin 755",
                        "/usr/bin/tool 755",
                        "/var 755"),
                entries(tree.under(layer)));
    }

    @Test
    void aLinkOfTheLayerReplacesWhatIsThere() throws IOException {
        LayerSpec layer =
                LayerSpec.of("links", List.of(FileEntry.file("/bin", new FileSource.SymbolicLink("opt/bin"))));
        assertEquals(List.of("/bin 644"), entries(tree(USRMERGE).under(layer)));
    }

    @Test
    void aFolderKeepsItsModeUnlessTheLayerMeansAnother() throws IOException {
        BaseTree tree = tree(List.of("data/ 700", "srv/ 700"));
        LayerSpec layer = LayerSpec.of(
                "extra files",
                List.of(
                        FileEntry.file("/data/x", text()),
                        new FileEntry(new FileSource.Directory(), "/srv", 0750, 5, 6),
                        FileEntry.file("/srv/x", text())));
        assertEquals(List.of("/data 700", "/data/x 644", "/srv 750", "/srv/x 644"), entries(tree.under(layer)));
    }

    @ParameterizedTest
    @CsvSource({
        "/bin/sh, /usr/bin/sh",
        "/lib64/ld-linux-x86-64.so.2, /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2",
        "/var/run/x, /run/x",
        "/usr/../bin/x, /usr/bin/x",
        "/loop/x, /loop/x",
        "/none/x, /none/x",
        "/, /",
    })
    void linksAreFollowed(String path, String resolved) throws IOException {
        assertEquals(resolved, tree(USRMERGE).resolved(path));
    }

    @Test
    void upperLayersTakeAwayAndReplace() throws IOException {
        BaseTree tree = new BaseTrees(directory.resolve("none.json"))
                .complete(base(List.of(
                        List.of("a/x", "a/y", "b/x", "c/x", "d -> c", "e", "f/"),
                        List.of("a/.wh.x", "b/new", "b/.wh..wh..opq", "c", "d/", "e/", "e/z", ".wh.f"))));
        assertEquals(List.of("/a/y", "/b/new", "/c", "/e/z"), List.copyOf(tree.files()));
        assertEquals(List.of("/d", "/e"), List.copyOf(tree.folders().keySet()));
        assertTrue(tree.links().isEmpty());
    }

    @Test
    void foldersAndLinksAreRememberedAndADamagedMemoryIsWrittenAnew() throws IOException {
        BaseImage base = base(List.of(USRMERGE));
        Path memory = directory.resolve("bases.json");
        BaseTrees first = new BaseTrees(memory);
        BaseTree tree = first.withoutFiles(base);
        first.remember();
        // The blob is gone: what follows comes from the memory.
        Path layer = base.store().path(layers(base).get(0).digest());
        byte[] content = Files.readAllBytes(layer);
        Files.delete(layer);
        BaseTree remembered = new BaseTrees(memory).withoutFiles(base);
        assertEquals(tree.folders(), remembered.folders());
        assertEquals(tree.links(), remembered.links());
        Files.writeString(memory, "{");
        assertThrows(IOException.class, () -> new BaseTrees(memory).withoutFiles(base));
        Files.write(layer, content);
        assertEquals(tree.links(), new BaseTrees(memory).withoutFiles(base).links());
    }

    @Test
    void aDynamicProgramNeedsItsLoaderAndItsLibraries() throws IOException {
        BaseTree tree = tree(USRMERGE);
        Optional<String> loader = Optional.of("/lib64/ld-linux-x86-64.so.2");
        LoaderCheck debian = new LoaderCheck(tree, "debian:12", List.of());
        debian.check("hello", loader, List.of("libc.so.6"));
        debian.check("static", Optional.empty(), List.of());
        BuildFailure library =
                assertThrows(BuildFailure.class, () -> debian.check("hello", loader, List.of("libsqlite3.so.0")));
        assertTrue(library.getMessage().endsWith("does not have the library libsqlite3.so.0"), library.getMessage());
        LayerSpec added = LayerSpec.of(
                "extra files", List.of(FileEntry.file("/usr/local/lib/libsqlite3.so.0", new FileSource.Text(""))));
        new LoaderCheck(tree, "debian:12", List.of(added)).check("hello", loader, List.of("libsqlite3.so.0"));
        LoaderCheck alpine = new LoaderCheck(tree(List.of("lib/ld-musl-x86_64.so.1")), "alpine:3", List.of());
        BuildFailure musl = assertThrows(BuildFailure.class, () -> alpine.check("hello", loader, List.of("libc.so.6")));
        assertTrue(
                musl.getMessage()
                        .contains("base image alpine:3 does not have the loader /lib64/ld-linux-x86-64.so.2 and the"
                                + " library libc.so.6"),
                musl.getMessage());
        assertFalse(tree.hasFile("/lib64"));
    }

    private static FileSource text() {
        return new FileSource.Text("x");
    }

    private static List<String> entries(LayerSpec layer) {
        return layer.entries().stream()
                .map(entry -> entry.path() + " " + Integer.toOctalString(entry.mode()))
                .toList();
    }

    private BaseTree tree(List<String> layer) throws IOException {
        return new BaseTrees(directory.resolve("none.json")).complete(base(List.of(layer)));
    }

    /** The layers in turn uncompressed, with gzip and with zstd. */
    private BaseImage base(List<List<String>> layers) throws IOException {
        BlobStore store = new BlobStore(directory.resolve("store"));
        var manifest = Json.object().put("schemaVersion", 2);
        var array = manifest.putArray("layers");
        List<String> types = List.of(MediaTypes.OCI_LAYER_GZIP, MediaTypes.OCI_LAYER_ZSTD, MediaTypes.OCI_LAYER);
        for (int i = 0; i < layers.size(); i++) {
            String type = types.get(i % types.size());
            byte[] blob = compressed(tar(layers.get(i)), type);
            array.add(Descriptors.write(Descriptor.of(type, store.write(blob), blob.length)));
        }
        byte[] document = Json.compact(manifest);
        Digest digest = store.write(document);
        return new BaseImage(
                ImageReference.parse("example.org/base:1"),
                digest,
                Descriptor.of(MediaTypes.OCI_MANIFEST, digest, document.length),
                store);
    }

    private static List<Descriptor> layers(BaseImage base) throws IOException {
        List<Descriptor> layers = new ArrayList<>();
        for (var layer :
                Json.parse(base.store().document(base.manifest().digest())).path("layers")) {
            layers.add(Descriptors.read(layer));
        }
        return layers;
    }

    private static byte[] compressed(byte[] tar, String type) throws IOException {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try (OutputStream out = type.equals(MediaTypes.OCI_LAYER_GZIP)
                ? new GZIPOutputStream(result)
                : type.equals(MediaTypes.OCI_LAYER_ZSTD) ? new ZstdOutputStream(result) : result) {
            out.write(tar);
        }
        return result.toByteArray();
    }

    /** {@code path}, {@code folder/ mode} or {@code link -> target}. */
    private static byte[] tar(List<String> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            for (String text : entries) {
                String[] words = text.split(" ");
                boolean isLink = words.length == 3;
                TarArchiveEntry entry =
                        isLink ? new TarArchiveEntry(words[0], TarConstants.LF_SYMLINK) : new TarArchiveEntry(words[0]);
                if (isLink) {
                    entry.setLinkName(words[2]);
                } else if (words.length == 2) {
                    entry.setMode(Integer.parseInt(words[1], 8));
                }
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
