package io.github.gocontainer.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.testbed.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageLayoutTest {

    private static final Descriptor ROOT = Descriptor.of(MediaTypes.OCI_MANIFEST, Digest.of(new byte[0]), 0);

    @TempDir
    Path folder;

    @Test
    void theRootThatWasWrittenIsRead() throws IOException {
        ImageLayout layout = new ImageLayout(folder);
        assertFalse(layout.exists());
        layout.writeRoot(ROOT);
        assertTrue(layout.exists());
        assertEquals(ROOT, layout.root());
        assertEquals(
                Expected.text(getClass(), "index-of-one-image.json").strip(),
                Files.readString(folder.resolve("index.json")));
        assertEquals("{\"imageLayoutVersion\":\"1.0.0\"}", Files.readString(folder.resolve("oci-layout")));
        assertEquals(new BlobStore(folder), layout.blobs());
    }

    @Test
    void aLayoutOfNoneOrSeveralImagesHasNoRoot() throws IOException {
        Files.writeString(folder.resolve("index.json"), "{\"manifests\":[{},{}]}");
        IOException e = assertThrows(IOException.class, new ImageLayout(folder)::root);
        assertTrue(e.getMessage().contains("2 images: expected 1"), e.getMessage());
        Files.writeString(folder.resolve("index.json"), "[]");
        assertThrows(IOException.class, new ImageLayout(folder)::root);
    }
}
