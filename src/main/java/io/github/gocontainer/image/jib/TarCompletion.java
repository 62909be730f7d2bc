package io.github.gocontainer.image.jib;

import io.github.gocontainer.image.FileEntry;
import io.github.gocontainer.image.FileSource;
import io.github.gocontainer.image.LayerSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipEncoding;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;

/**
 * Passes jib-core's archives on as they are written, puts in what jib-core has no words for (mode bits above 0777 and
 * symbolic links), and leaves out the second, third and fourth time of every entry, about which GNU tar warns.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13">POSIX, pax,
 *     interchange formats</a>
 */
final class TarCompletion extends OutputStream {

    private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;
    private static final int TYPE = 156;
    private static final int PERMISSIONS = 0777;
    private static final int ALL_BITS = 07777;
    private static final int LINK_MODE = 0120777;
    private static final int LONGEST_LINK = TarConstants.NAMELEN;
    private static final String LINK_PATH = "linkpath";
    private static final ZipEncoding UTF_8 = ZipEncodingHelper.getZipEncoding(StandardCharsets.UTF_8.name());

    private final Map<String, FileEntry> special = new HashMap<>();
    private final OutputStream out;
    private final byte[] header = new byte[BLOCK];
    private int headerLength;
    private long contentLeft;
    private Optional<ByteArrayOutputStream> extension = Optional.empty();
    private int extensionSize;
    private SortedMap<String, String> records = PaxRecords.none();

    TarCompletion(LayerSpec layer, OutputStream out) {
        this.out = out;
        for (FileEntry entry : layer.entries()) {
            if (entry.source() instanceof FileSource.SymbolicLink || entry.mode() > PERMISSIONS) {
                special.put(entry.path(), entry);
            }
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            at += contentLeft > 0 ? content(bytes, at, end - at) : header(bytes, at, end - at);
        }
    }

    private int content(byte[] bytes, int offset, int available) throws IOException {
        int taken = (int) Math.min(available, contentLeft);
        extension.map(OutputStream.class::cast).orElse(out).write(bytes, offset, taken);
        contentLeft -= taken;
        if (contentLeft == 0 && extension.isPresent()) {
            records = PaxRecords.parse(Arrays.copyOf(extension.get().toByteArray(), extensionSize));
            extension = Optional.empty();
        }
        return taken;
    }

    private int header(byte[] bytes, int offset, int available) throws IOException {
        int taken = Math.min(available, BLOCK - headerLength);
        System.arraycopy(bytes, offset, header, headerLength, taken);
        headerLength += taken;
        if (headerLength == BLOCK) {
            headerLength = 0;
            begin();
        }
        return taken;
    }

    /** The zeros at the end of an archive look like a header, too. */
    private void begin() throws IOException {
        if (header[0] == 0) {
            out.write(header);
            return;
        }
        TarArchiveEntry entry = new TarArchiveEntry(header, UTF_8);
        if (header[TYPE] == TarConstants.LF_PAX_EXTENDED_HEADER_LC) {
            extension = Optional.of(new ByteArrayOutputStream());
            extensionSize = (int) entry.getSize();
            contentLeft = padded(extensionSize);
            return;
        }
        long size =
                Optional.ofNullable(records.get("size")).map(Long::parseLong).orElse(entry.getSize());
        contentLeft = padded(size);
        FileEntry wanted = special.get("/" + withoutSlash(records.getOrDefault("path", entry.getName())));
        byte[] completed = wanted == null ? header : header(completed(entry, wanted));
        if (!records.isEmpty()) {
            writeExtension(entry.getName());
        }
        out.write(completed);
        records = PaxRecords.none();
    }

    private TarArchiveEntry completed(TarArchiveEntry entry, FileEntry wanted) {
        if (wanted.source() instanceof FileSource.SymbolicLink link) {
            TarArchiveEntry symbolic = new TarArchiveEntry(entry.getName(), TarConstants.LF_SYMLINK);
            symbolic.setLinkName(link.target());
            symbolic.setMode(LINK_MODE);
            symbolic.setUserId(wanted.owner());
            symbolic.setGroupId(wanted.group());
            symbolic.setLastModifiedTime(entry.getLastModifiedTime());
            byte[] target = link.target().getBytes(StandardCharsets.UTF_8);
            if (target.length >= LONGEST_LINK || target.length > link.target().length()) {
                records.put(LINK_PATH, link.target());
            }
            return symbolic;
        }
        entry.setMode((entry.getMode() & ~ALL_BITS) | wanted.mode());
        return entry;
    }

    private void writeExtension(String name) throws IOException {
        byte[] content = PaxRecords.write(records);
        TarArchiveEntry entry =
                new TarArchiveEntry(PaxRecords.headerName(name), TarConstants.LF_PAX_EXTENDED_HEADER_LC);
        entry.setSize(content.length);
        entry.setModTime(0);
        out.write(header(entry));
        out.write(content);
        out.write(new byte[(int) (padded(content.length) - content.length)]);
    }

    private static byte[] header(TarArchiveEntry entry) throws IOException {
        byte[] block = new byte[BLOCK];
        entry.writeEntryHeader(block, UTF_8, false);
        return block;
    }

    private static long padded(long size) {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    private static String withoutSlash(String name) {
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
