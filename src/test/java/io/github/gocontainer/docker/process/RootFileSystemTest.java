package io.github.gocontainer.docker.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.MediaTypes;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.oci.PlatformManifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootFileSystemTest {

    @TempDir
    Path folder;

    private Path root;
    private Path outside;

    @BeforeEach
    void prepare() throws IOException {
        root = folder.resolve("root");
        outside = Files.createDirectory(folder.resolve("outside"));
    }

    @Test
    void layersLieOverOneAnother() throws IOException {
        unpack(
                List.of(
                        "etc/",
                        "etc/name=lower",
                        "etc/gone=x",
                        "opt/",
                        "opt/a=x",
                        "opt/b=x",
                        "bin -> usr/bin",
                        "usr/bin/"),
                List.of("etc/name=upper", "etc/.wh.gone", "opt/.wh..wh..opq", "opt/c=new", "bin/tool=hello"));
        assertEquals("upper", Files.readString(root.resolve("etc/name")));
        assertFalse(Files.exists(root.resolve("etc/gone")));
        assertEquals(List.of("c"), names(root.resolve("opt")));
        assertEquals("hello", Files.readString(root.resolve("usr/bin/tool")), "as a container sees bin");
    }

    @Test
    void aFileTakesThePlaceOfAFolderAndOfALink() throws IOException {
        unpack(List.of("a/", "a/x=1", "b -> a"), List.of("a=file", "b=file"));
        assertEquals("file", Files.readString(root.resolve("a")));
        assertFalse(Files.isSymbolicLink(root.resolve("b")));
    }

    @Test
    void anAbsoluteLinkIsOneIntoTheImage() throws IOException {
        unpack(List.of("data -> /srv", "srv/", "data/file=inside"));
        assertEquals("inside", Files.readString(root.resolve("srv/file")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil=x", "a/../../evil=x", "../../outside/evil=x"})
    void aNameThatLeadsOutIsRefused(String entry) {
        UnsafeLayerException refused = assertThrows(UnsafeLayerException.class, () -> unpack(List.of(entry)));
        assertTrue(refused.getMessage().startsWith("unsafe entry " + entry.replace("=x", "")), refused.getMessage());
    }

    @Test
    void aLinkOutOfTheRootStaysInsideWhenItIsFollowed() throws IOException {
        unpack(List.of("out -> " + outside, "out/evil=x"));
        assertEquals(List.of(), names(outside));
        unpack(List.of("up -> ../../../../../.." + outside, "up/evil=x"));
        assertEquals(List.of(), names(outside));
    }

    @Test
    void aFileIsNeverWrittenThroughALink() throws IOException {
        Path victim = Files.writeString(outside.resolve("victim"), "untouched");
        unpack(List.of("link -> " + victim), List.of("link=overwritten"));
        assertEquals("untouched", Files.readString(victim));
        assertEquals("overwritten", Files.readString(root.resolve("link")));
    }

    @Test
    void aHardLinkOutOfTheRootIsRefused() throws IOException {
        Files.writeString(outside.resolve("victim"), "secret");
        assertThrows(UnsafeLayerException.class, () -> unpack(List.of("copy => ../outside/victim")));
        assertThrows(UnsafeLayerException.class, () -> unpack(List.of("copy => nowhere")));
    }

    @Test
    void linksThatGoRoundInACircleAreRefused() {
        assertThrows(UnsafeLayerException.class, () -> unpack(List.of("a -> b", "b -> a", "a/file=x")));
    }

    @Test
    void devicesAreLeftOut() throws IOException {
        unpack(List.of("dev/", "dev/null !"));
        assertEquals(List.of(), names(root.resolve("dev")));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @SafeVarargs
    private void unpack(List<String>... layers) throws IOException {
        ImageLayout layout = new ImageLayout(folder.resolve("layout"));
        List<Descriptor> descriptors = new ArrayList<>();
        for (List<String> entries : layers) {
            byte[] tar = tar(entries);
            descriptors.add(Descriptor.of(MediaTypes.OCI_LAYER, layout.blobs().write(tar), tar.length));
        }
        Descriptor nothing = Descriptor.of(MediaTypes.OCI_CONFIG, layout.blobs().write(new byte[] {'{', '}'}), 2);
        new RootFileSystem(root)
                .unpack(new PlatformManifest(
                        layout, Platform.parse("linux/amd64"), nothing, nothing, descriptors, Json.object()));
    }

    /** {@code folder/}, {@code file=content}, {@code link -> target}, {@code link => file}, {@code device !}. */
    private static byte[] tar(List<String> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (String text : entries) {
                byte[] content = new byte[0];
                TarArchiveEntry entry;
                if (text.contains(" -> ")) {
                    entry = new TarArchiveEntry(text.split(" -> ")[0], TarConstants.LF_SYMLINK);
                    entry.setLinkName(text.split(" -> ")[1]);
                } else if (text.contains(" => ")) {
                    entry = new TarArchiveEntry(text.split(" => ")[0], TarConstants.LF_LINK);
                    entry.setLinkName(text.split(" => ")[1]);
                } else if (text.endsWith(" !")) {
                    entry = new TarArchiveEntry(text.replace(" !", ""), TarConstants.LF_CHR);
                } else if (text.endsWith("/")) {
                    entry = new TarArchiveEntry(text);
                } else {
                    String[] parts = text.split("=", 2);
                    content = parts.length > 1 ? parts[1].getBytes(StandardCharsets.UTF_8) : content;
                    entry = new TarArchiveEntry(parts[0], true);
                    entry.setSize(content.length);
                }
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
