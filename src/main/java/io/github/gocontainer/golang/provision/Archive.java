package io.github.gocontainer.golang.provision;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The files of a zip or a tar.gz, each read once, in the archive's order and within limits. */
final class Archive {

    private static final int ENTRIES = 60_000;
    private static final long BYTES = 2L << 30;
    private static final int BUFFER = 1 << 16;

    /** A device has a name like a file's: only the kind tells. */
    private static final Set<Byte> REGULAR = Set.of(TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM);

    /** Gets one file; what is not read of it is passed over. */
    interface Visitor {
        void file(String name, InputStream content) throws IOException;
    }

    private final Visitor visitor;
    private final EntryNames names = new EntryNames();
    private long bytes;
    private int entries;

    private Archive(Visitor visitor) {
        this.visitor = visitor;
    }

    /**
     * Reads a file whose name says its kind.
     *
     * @throws UnsafeEntryException for an entry that is refused
     * @throws IOException when the archive is damaged
     */
    static void read(Path file, boolean zip, Visitor visitor) throws IOException {
        Archive archive = new Archive(visitor);
        if (zip) {
            archive.zip(file);
        } else {
            archive.tar(file);
        }
    }

    private void zip(Path file) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            for (Enumeration<ZipArchiveEntry> all = zip.getEntriesInPhysicalOrder(); all.hasMoreElements(); ) {
                ZipArchiveEntry entry = all.nextElement();
                int kind = entry.getUnixMode() & 0170000;
                boolean regular = kind == 0 || kind == 0100000;
                if (accepts(entry.getName(), entry.isDirectory(), regular, entry.getSize())) {
                    try (InputStream content = zip.getInputStream(entry)) {
                        visitor.file(entry.getName(), new Declared(content, entry.getName(), entry.getSize()));
                    }
                }
            }
        }
    }

    private void tar(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in, BUFFER), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                boolean regular = REGULAR.contains(entry.getLinkFlag());
                if (accepts(entry.getName(), entry.isDirectory(), regular, entry.getSize())) {
                    visitor.file(entry.getName(), new Declared(tar, entry.getName(), entry.getSize()));
                }
            }
        }
    }

    /** Whether the entry is a file; a folder is checked and passed over, everything else is refused. */
    private boolean accepts(String name, boolean folder, boolean regular, long size) throws IOException {
        entries++;
        if (entries > ENTRIES) {
            throw new UnsafeEntryException(name, "the archive has more than " + ENTRIES + " entries");
        }
        if (folder) {
            names.addFolder(name);
            return false;
        }
        if (!regular) {
            throw new UnsafeEntryException(name, "it is neither a file nor a folder");
        }
        names.addFile(name);
        bytes += Math.max(0, size);
        if (bytes > BYTES) {
            throw new UnsafeEntryException(name, "the archive unpacks to more than " + BYTES + " bytes");
        }
        return true;
    }

    /** A file that must have as many bytes as its entry says. */
    private static final class Declared extends InputStream {
        private final InputStream content;
        private final String name;
        private long left;

        Declared(InputStream content, String name, long size) {
            this.content = content;
            this.name = name;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = content.read(buffer, offset, length);
            if (read < 0 && left > 0) {
                throw new IOException(name + " ends " + left + " bytes early");
            }
            left -= Math.max(0, read);
            if (left < 0) {
                throw new UnsafeEntryException(name, "it has more bytes than it declares");
            }
            return read;
        }
    }
}
