package io.github.gocontainer.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The files of an image as {@code crane export} flattens them. */
public final class TarFile {

    private static final int PERMISSIONS = 07777;

    private final SortedMap<String, Entry> entries = new TreeMap<>();

    /** What stands in the archive about a file, folder or link. */
    public record Entry(String mode, String owner, long seconds, String link, byte[] content) {

        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    private TarFile() {}

    static TarFile read(Path file) throws IOException {
        TarFile tar = new TarFile();
        try (InputStream in = Files.newInputStream(file);
                TarArchiveInputStream archive = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                tar.entries.put(
                        "/" + entry.getName().replaceFirst("^\\./", "").replaceFirst("^/", ""),
                        new Entry(
                                String.format("%04o", entry.getMode() & PERMISSIONS),
                                entry.getLongUserId() + ":" + entry.getLongGroupId(),
                                entry.getLastModifiedTime().toInstant().getEpochSecond(),
                                entry.getLinkName(),
                                archive.readAllBytes()));
            }
        }
        return tar;
    }

    /** Everything, folders with a slash at their end. */
    public Map<String, Entry> entries() {
        return entries;
    }

    public Entry entry(String path) {
        return Optional.ofNullable(entries.get(path))
                .orElseThrow(() -> new AssertionError("no " + path + " among " + entries.keySet()));
    }
}
