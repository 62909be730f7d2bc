package io.github.gocontainer.testbed;

import io.github.gocontainer.oci.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** The tar of a layer for an image that the tests make without the product's own assembly; all of it is from 1970. */
public final class LayerTar {

    private static final int PLAIN = 0644;
    private static final int EXECUTABLE = 0755;

    private record Entry(TarArchiveEntry header, byte[] content) {}

    private final List<Entry> entries = new ArrayList<>();

    public LayerTar file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8), PLAIN);
    }

    public LayerTar program(String path, byte[] content) {
        return file(path, content, EXECUTABLE);
    }

    public LayerTar link(String path, String target) {
        TarArchiveEntry header = new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
        header.setLinkName(target);
        return add(header, new byte[0]);
    }

    private LayerTar file(String path, byte[] content, int mode) {
        TarArchiveEntry header = new TarArchiveEntry(path);
        header.setMode(TarArchiveEntry.DEFAULT_FILE_MODE & ~0777 | mode);
        return add(header, content);
    }

    private LayerTar add(TarArchiveEntry header, byte[] content) {
        header.setSize(content.length);
        header.setModTime(0);
        entries.add(new Entry(header, content));
        return this;
    }

    public byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Entry entry : entries) {
                tar.putArchiveEntry(entry.header());
                tar.write(entry.content());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** What a configuration calls it. */
    public String diffId() throws IOException {
        return Digest.of(bytes()).toString();
    }

    public byte[] gzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(bytes());
        }
        return bytes.toByteArray();
    }
}
