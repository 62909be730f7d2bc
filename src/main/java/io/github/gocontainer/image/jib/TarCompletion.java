package io.github.gocontainer.image.jib;

import com.google.cloud.tools.jib.blob.Blob;
import io.github.gocontainer.image.FileEntry;
import io.github.gocontainer.image.FileSource;
import io.github.gocontainer.image.LayerSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Puts into jib-core's archives what jib-core has no words for: mode bits above 0777 and symbolic links. */
final class TarCompletion {

    private static final int PERMISSIONS = 0777;
    private static final int ALL_BITS = 07777;
    private static final int LINK_MODE = 0120777;

    private final Map<String, FileEntry> special = new HashMap<>();
    private final Path temporaryDirectory;

    TarCompletion(LayerSpec layer, Path temporaryDirectory) {
        this.temporaryDirectory = temporaryDirectory;
        for (FileEntry entry : layer.entries()) {
            if (entry.source() instanceof FileSource.SymbolicLink || entry.mode() > PERMISSIONS) {
                special.put(entry.path(), entry);
            }
        }
    }

    void complete(Blob archive, OutputStream tar) throws IOException {
        if (special.isEmpty()) {
            archive.writeTo(tar);
            return;
        }
        Path plain = Files.createTempFile(temporaryDirectory, "layer-", ".tar");
        try {
            try (OutputStream file = Files.newOutputStream(plain)) {
                archive.writeTo(file);
            }
            rewrite(plain, tar);
        } finally {
            Files.deleteIfExists(plain);
        }
    }

    private void rewrite(Path plain, OutputStream tar) throws IOException {
        try (InputStream file = Files.newInputStream(plain);
                TarArchiveInputStream in = new TarArchiveInputStream(file, StandardCharsets.UTF_8.name());
                TarArchiveOutputStream out = new TarArchiveOutputStream(tar, StandardCharsets.UTF_8.name())) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putArchiveEntry(completed(entry));
                in.transferTo(out);
                out.closeArchiveEntry();
            }
        }
    }

    private TarArchiveEntry completed(TarArchiveEntry entry) {
        String name = entry.getName();
        FileEntry wanted = special.get("/" + (name.endsWith("/") ? name.substring(0, name.length() - 1) : name));
        if (wanted == null) {
            return entry;
        }
        if (wanted.source() instanceof FileSource.SymbolicLink link) {
            TarArchiveEntry symbolic = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            symbolic.setLinkName(link.target());
            symbolic.setMode(LINK_MODE);
            symbolic.setUserId(wanted.owner());
            symbolic.setGroupId(wanted.group());
            symbolic.setLastModifiedTime(entry.getLastModifiedTime());
            return symbolic;
        }
        entry.setMode((entry.getMode() & ~ALL_BITS) | wanted.mode());
        return entry;
    }
}
