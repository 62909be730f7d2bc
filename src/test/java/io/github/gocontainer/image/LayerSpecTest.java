package io.github.gocontainer.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayerSpecTest {

    private static final FileSource CONTENT = new FileSource.Text("content");

    @Test
    void sortsAndAddsTheFoldersThatNobodyGave() {
        LayerSpec layer = LayerSpec.of(
                "files",
                List.of(
                        FileEntry.file("/b/c/file", CONTENT),
                        FileEntry.file("/a", CONTENT),
                        new FileEntry(new FileSource.Directory(), "/b/c", 0700, 1, 2)));
        assertEquals(
                List.of("/a 644 0", "/b 755 0", "/b/c 700 1", "/b/c/file 644 0"),
                layer.entries().stream()
                        .map(entry -> entry.path() + " " + Integer.toOctalString(entry.mode()) + " " + entry.owner())
                        .toList());
    }

    @Test
    void rejectsTwoEntriesOfOnePath() {
        List<FileEntry> twice = List.of(FileEntry.file("/a", CONTENT), FileEntry.program("/a", CONTENT));
        IllegalArgumentException rejection =
                assertThrows(IllegalArgumentException.class, () -> LayerSpec.of("files", twice));
        assertEquals("the files layer has /a twice", rejection.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "relative", "/a/", "/a//b", "/a/../b", "/./a", "/.."})
    void rejectsPathsThatAreNotAbsoluteAndPlain(String path) {
        IllegalArgumentException rejection =
                assertThrows(IllegalArgumentException.class, () -> FileEntry.file(path, CONTENT));
        assertTrue(rejection.getMessage().contains("expected an absolute one"), rejection.getMessage());
    }

    @Test
    void rejectsModesAndOwnersOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new FileEntry(CONTENT, "/a", 010000, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new FileEntry(CONTENT, "/a", 0644, -1, 0));
    }

    @Test
    void keepsTheModesOfFoldersThatALayerBelowHas() {
        LayerSpec system = SystemFiles.users("0");
        LayerSpec files = LayerSpec.of("files", List.of(FileEntry.file("/tmp/cache/x", CONTENT)))
                .over(List.of(system));
        assertEquals(01777, files.entries().get(0).mode(), "/tmp stays open to everybody");
        LayerSpec onPurpose = LayerSpec.of(
                        "files", List.of(new FileEntry(new FileSource.Directory(), "/tmp", 0700, 1, 1)))
                .over(List.of(system));
        assertEquals(0700, onPurpose.entries().get(0).mode());
    }
}
