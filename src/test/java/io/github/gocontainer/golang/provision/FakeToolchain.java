package io.github.gocontainer.golang.provision;

import io.github.gocontainer.oci.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** A toolchain of four files in both forms in which a real one is published. */
public final class FakeToolchain {

    public static final String MODULE = "golang.org/toolchain@v0.0.1-go1.27.4.linux-amd64";
    private static final Map<String, String> FILES = files();

    private FakeToolchain() {}

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("VERSION", "go1.27.4\n");
        files.put("bin/go", "#!/bin/sh\necho go\n");
        files.put("pkg/tool/linux_amd64/link", "link");
        files.put("src/go.mod", "module std\n");
        return files;
    }

    /** The hash of both forms. */
    public static String hash() {
        DirectoryHash hash = new DirectoryHash();
        FILES.forEach((name, content) -> hash.add(
                MODULE + "/" + name.replace("go.mod", "_go.mod"), Digest.of(content.getBytes(StandardCharsets.UTF_8))));
        return hash.toString();
    }

    public static byte[] moduleZip() {
        Map<String, String> entries = new LinkedHashMap<>();
        FILES.forEach((name, content) -> entries.put(MODULE + "/" + name.replace("go.mod", "_go.mod"), content));
        return zip(entries);
    }

    public static byte[] officialTar() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("go/api/go1.txt", "not hashed");
        FILES.forEach((name, content) -> entries.put("go/" + name, content));
        return tar(entries);
    }

    static byte[] zip(Map<String, String> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putArchiveEntry(new ZipArchiveEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] tar(Map<String, String> entries) {
        return tar(tar -> {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                file(tar, entry.getKey(), entry.getValue());
            }
        });
    }

    interface Entries {
        void write(TarArchiveOutputStream tar) throws IOException;
    }

    static byte[] tar(Entries entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            entries.write(tar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static void file(TarArchiveOutputStream tar, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    static void special(TarArchiveOutputStream tar, String name, byte kind, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, kind);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }
}
