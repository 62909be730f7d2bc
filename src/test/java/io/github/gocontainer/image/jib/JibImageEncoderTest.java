package io.github.gocontainer.image.jib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.image.BaseImage;
import io.github.gocontainer.image.FileEntry;
import io.github.gocontainer.image.FileSource;
import io.github.gocontainer.image.Fixtures;
import io.github.gocontainer.image.ImageSpec;
import io.github.gocontainer.image.Layer;
import io.github.gocontainer.image.LayerSpec;
import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.MediaTypes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JibImageEncoderTest {

    private static final Instant TIME = Instant.parse("2026-11-23T10:00:01Z");

    @TempDir
    private Path directory;

    @Test
    void archivesFilesFoldersLinksAndTheStickyBitAsTheyAreAsked() throws IOException {
        LayerSpec layer = LayerSpec.of(
                "all kinds",
                List.of(
                        FileEntry.program("/app/hello", new FileSource.Text("program")),
                        new FileEntry(new FileSource.Directory(), "/tmp", 01777, 0, 0),
                        new FileEntry(new FileSource.Text("secret"), "/home/nonroot/file", 0400, 65532, 65533),
                        FileEntry.file("/app/link", new FileSource.SymbolicLink("../app/hello"))));
        assertEquals(
                List.of(
                        "app/ 755 0:0 dir",
                        "app/hello 755 0:0 program",
                        "app/link 777 0:0 -> ../app/hello",
                        "home/ 755 0:0 dir",
                        "home/nonroot/ 755 0:0 dir",
                        "home/nonroot/file 400 65532:65533 secret",
                        "tmp/ 1777 0:0 dir"),
                entries(archive(layer)));
    }

    @Test
    void givesEveryEntryTheOneTime() throws IOException {
        try (TarArchiveInputStream tar = open(archive(Fixtures.binary("hello")))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertEquals(TIME, entry.getLastModifiedTime().toInstant(), entry.getName());
                assertEquals("", entry.getUserName());
            }
        }
    }

    @Test
    void keepsLongNamesAndForeignLetters() throws IOException {
        String name = "/app/" + "långt-".repeat(40) + "ü";
        LayerSpec layer = LayerSpec.of("long", List.of(FileEntry.file(name, new FileSource.Text("x"))));
        assertTrue(entries(archive(layer)).contains(name.substring(1) + " 644 0:0 x"));
    }

    @Test
    void writesNoSecondTimeOfAnEntryAndNoExtendedHeaderWithoutNeed() throws IOException {
        String name = "/app/" + "a".repeat(120);
        byte[] archive = archive(LayerSpec.of(
                "mixed",
                List.of(
                        FileEntry.file(name, new FileSource.Text("x".repeat(1000))),
                        FileEntry.program("/app/hello", new FileSource.Text("program")),
                        FileEntry.file("/link", new FileSource.SymbolicLink("ü/" + "b".repeat(120))))));
        String text = new String(archive, StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("atime="), "no time of the last access");
        assertFalse(text.contains("ctime="), "no time of the last change");
        assertFalse(text.contains("LIBARCHIVE"), "nothing that GNU tar does not know");
        assertEquals(2, text.split("PaxHeaders", -1).length - 1, "for the long name and the long target");
        assertEquals(
                List.of(
                        "app/ 755 0:0 dir",
                        name.substring(1) + " 644 0:0 " + "x".repeat(1000),
                        "app/hello 755 0:0 program",
                        "link 777 0:0 -> ü/" + "b".repeat(120)),
                entries(archive));
        assertEquals(0, archive.length % 512);
    }

    @Test
    void keepsATimeThatNoHeaderHasRoomFor() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Instant late = Instant.ofEpochSecond(99_999_999_999L);
        encoder().writeLayer(Fixtures.binary("hello"), late, out);
        try (TarArchiveInputStream tar = open(out.toByteArray())) {
            assertEquals(late, tar.getNextEntry().getLastModifiedTime().toInstant());
        }
    }

    @Test
    void writesBytesThatAreNoText() throws IOException {
        byte[] bytes = {0, (byte) 0xff, (byte) 0x80, 10};
        byte[] archive = archive(LayerSpec.of("zones", List.of(FileEntry.file("/zone", new FileSource.Bytes(bytes)))));
        try (TarArchiveInputStream tar = open(archive)) {
            tar.getNextEntry();
            assertArrayEquals(bytes, tar.readAllBytes());
        }
    }

    @Test
    void leavesNoTemporaryFileBehind() throws IOException {
        archive(LayerSpec.of("links", List.of(FileEntry.file("/link", new FileSource.SymbolicLink("/target")))));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void sortsWhatHasNoOrderOfItsOwn() throws IOException {
        JsonNode config = Json.parse(encoder().configuration(Fixtures.image("linux/arm/v7", List.of()), layers()));
        assertEquals(expected("configuration.json"), new String(Json.pretty(config), StandardCharsets.UTF_8));
    }

    @Test
    void carriesOverWhatTheBaseHasAndWeDoNotKnow() throws IOException {
        BaseImage base = Fixtures.base(new BlobStore(directory), expected("base.json"), "layer");
        ImageSpec spec = Fixtures.withoutSignalAndCheck(Fixtures.on(base, Fixtures.image("linux/amd64", List.of())));
        JsonNode config = Json.parse(encoder().configuration(spec, layers()));
        assertEquals(expected("configuration-on-base.json"), new String(Json.pretty(config), StandardCharsets.UTF_8));
    }

    private static List<Layer> layers() {
        Digest digest = Digest.of("layer".getBytes(StandardCharsets.UTF_8));
        return List.of(new Layer("binary", Descriptor.of(MediaTypes.OCI_LAYER_GZIP, digest, 5), digest));
    }

    private JibImageEncoder encoder() {
        return new JibImageEncoder(directory);
    }

    private byte[] archive(LayerSpec layer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        encoder().writeLayer(layer, TIME, out);
        return out.toByteArray();
    }

    private static TarArchiveInputStream open(byte[] archive) {
        return new TarArchiveInputStream(new ByteArrayInputStream(archive), "UTF-8");
    }

    private static List<String> entries(byte[] archive) throws IOException {
        List<String> entries = new ArrayList<>();
        try (TarArchiveInputStream tar = open(archive)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String content = entry.isDirectory()
                        ? "dir"
                        : entry.isSymbolicLink()
                                ? "-> " + entry.getLinkName()
                                : new String(tar.readAllBytes(), StandardCharsets.UTF_8);
                entries.add(entry.getName() + " " + Integer.toOctalString(entry.getMode() & 07777) + " "
                        + entry.getLongUserId() + ":" + entry.getLongGroupId() + " " + content);
            }
        }
        return entries;
    }

    private static String expected(String name) throws IOException {
        try (var in = JibImageEncoderTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
