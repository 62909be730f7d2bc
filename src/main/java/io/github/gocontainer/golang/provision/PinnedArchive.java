package io.github.gocontainer.golang.provision;

import io.github.gocontainer.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A Go toolchain in one of the two forms in which it is published; both have the same content, so that one hash pins
 * both.
 *
 * <p>The official archive is the module's zip with {@code go/} in front of the names, with {@code go.mod} where the zip
 * has {@code _go.mod}, and with four folders more, which no hash covers and which are left out therefore. Measured on
 * go1.26.8 for linux-amd64; see cmd/distpack of the Go distribution, which makes both from the same files.
 *
 * @param module the name and version of the toolchain's module, {@code golang.org/toolchain@v0.0.1-go1.27.4.linux-amd64}
 * @param form which of the two it is
 */
public record PinnedArchive(String module, Form form) {

    /** How a toolchain is published. */
    public enum Form {
        /** The zip of a module proxy. */
        MODULE(true),
        /** The official download for Windows. */
        OFFICIAL_ZIP(true),
        /** The official download for other systems. */
        OFFICIAL_TAR(false);

        private final boolean zip;

        Form(boolean zip) {
            this.zip = zip;
        }
    }

    private static final String OFFICIAL_PREFIX = "go/";
    private static final List<String> NOT_HASHED = List.of("api/", "doc/", "misc/", "test/");
    private static final int BUFFER = 1 << 16;

    /** A zip has no execute bits: these are the files that the go command itself gives them to. */
    private static final Pattern EXECUTABLE = Pattern.compile("bin/.*|pkg/tool/.*|lib/(.*/)?go_[^/]+_[^/]+_exec");

    /**
     * Unpacks into a folder and returns the hash of what was unpacked; not one byte outside of the folder is written.
     *
     * @param progress is run after every file
     * @throws UnsafeEntryException for an entry that is refused
     * @throws IOException when the archive is damaged or the folder cannot be written
     */
    DirectoryHash unpack(Path file, Path folder, Runnable progress) throws IOException {
        DirectoryHash hash = new DirectoryHash();
        String prefix = form == Form.MODULE ? module + "/" : OFFICIAL_PREFIX;
        Archive.read(file, form.zip, (entry, content) -> {
            if (!entry.startsWith(prefix)) {
                throw new UnsafeEntryException(entry, "its name does not begin with " + prefix);
            }
            String name = entry.substring(prefix.length());
            if (form != Form.MODULE && NOT_HASHED.stream().anyMatch(name::startsWith)) {
                return;
            }
            String usual = form == Form.MODULE ? withLastElement(name, "_go.mod", "go.mod") : name;
            Digest digest = write(
                    content, folder.resolve(usual), EXECUTABLE.matcher(usual).matches());
            hash.add(module + "/" + withLastElement(usual, "go.mod", "_go.mod"), digest);
            progress.run();
        });
        return hash;
    }

    private static String withLastElement(String name, String from, String to) {
        boolean last = name.equals(from) || name.endsWith("/" + from);
        return last ? name.substring(0, name.length() - from.length()) + to : name;
    }

    private static Digest write(InputStream content, Path file, boolean executable) throws IOException {
        Files.createDirectories(file.getParent());
        MessageDigest digest = Digest.newMessageDigest();
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            DigestInputStream hashed = new DigestInputStream(content, digest);
            byte[] buffer = new byte[BUFFER];
            for (int read = hashed.read(buffer); read >= 0; read = hashed.read(buffer)) {
                out.write(buffer, 0, read);
            }
        }
        if (executable && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return Digest.from(digest);
    }
}
