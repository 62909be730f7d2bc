package io.github.gocontainer.docker.process;

import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.FileTree;
import io.github.gocontainer.oci.LayerContent;
import io.github.gocontainer.oci.PlatformManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Unpacks the layers of an image one over the other, without ever leaving the root: no entry is written through a link,
 * links are kept as they are and resolved inside the root only.
 *
 * @param root new or empty
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md">OCI image specification, layer.md</a>
 */
record RootFileSystem(Path root) {

    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    /** A device has a name like a file's: only the kind tells. */
    private static final Set<Byte> REGULAR = Set.of(TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM);

    private static final int ENTRIES = 500_000;
    private static final long BYTES = 8L << 30;
    private static final int PERMISSIONS = 0777;

    /** Unpacks all layers; devices are left out, because a process needs none of its own. */
    void unpack(PlatformManifest image) throws IOException {
        Files.createDirectories(root);
        Limits limits = new Limits();
        for (Descriptor layer : image.layers()) {
            LayerContent content = new LayerContent(image.layout().blobs(), layer);
            if (!image.layout().blobs().holds(layer.digest(), layer.size())) {
                throw new IOException("layer " + layer.digest() + " is missing or damaged");
            }
            try (InputStream in = content.open();
                    TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8")) {
                layer(tar, limits);
            }
        }
    }

    /** How much an image may unpack to. */
    private static final class Limits {
        private int entries;
        private long bytes;

        void count(TarArchiveEntry entry) throws UnsafeLayerException {
            entries++;
            bytes += Math.max(0, entry.getSize());
            if (entries > ENTRIES || bytes > BYTES) {
                throw new UnsafeLayerException(
                        entry.getName(), "the image has more than " + ENTRIES + " entries or " + BYTES + " bytes");
            }
        }
    }

    private void layer(TarArchiveInputStream tar, Limits limits) throws IOException {
        Set<Path> ofThisLayer = new HashSet<>();
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            limits.count(entry);
            String name = name(entry.getName());
            if (name.isEmpty()) {
                continue;
            }
            Path target = inside(entry.getName(), name);
            String file = target.getFileName().toString();
            if (file.equals(OPAQUE)) {
                empty(folderOf(target), ofThisLayer);
            } else if (file.startsWith(WHITEOUT)) {
                FileTree.delete(target.resolveSibling(file.substring(WHITEOUT.length())));
            } else {
                entry(tar, entry, target);
                ofThisLayer.add(target);
            }
        }
    }

    /** Without the slashes and dots around it. */
    private static String name(String entry) {
        String name = entry;
        while (name.startsWith("/") || name.startsWith("./")) {
            name = name.substring(name.startsWith("/") ? 1 : 2);
        }
        while (name.endsWith("/")) {
            name = name.substring(0, name.length() - 1);
        }
        return name.equals(".") ? "" : name;
    }

    /** The place of an entry; its folders are made, and none of them may be a link to somewhere else. */
    private Path inside(String entry, String name) throws IOException {
        for (String part : name.split("/", -1)) {
            if (part.equals("..") || part.isEmpty() || part.equals(".") || part.indexOf('\0') >= 0) {
                throw new UnsafeLayerException(entry, "its name leads out of the image or has an empty part");
            }
        }
        Path target = root.resolve(name);
        Path folder = root;
        for (Path part : root.relativize(folderOf(target))) {
            folder = part.toString().isEmpty() ? folder : followed(entry, folder.resolve(part));
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(folder);
                // Where a link leads, several may be missing; that it leads nowhere else was made sure before.
                Files.createDirectories(folder);
            }
        }
        return folder.resolve(target.getFileName());
    }

    /** A folder of the image may be a link to another one, as /bin is to /usr/bin: inside the root. */
    private Path followed(String entry, Path folder) throws IOException {
        return Files.isSymbolicLink(folder) ? new LinksInside(root).resolve(entry, folder) : folder;
    }

    private static Path folderOf(Path target) {
        Path folder = target.getParent();
        if (folder == null) {
            throw new IllegalStateException(target + " lies in no folder");
        }
        return folder;
    }

    private static void empty(Path folder, Set<Path> kept) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.toList()) {
                if (kept.stream().noneMatch(path -> path.startsWith(child))) {
                    FileTree.delete(child);
                }
            }
        }
    }

    private void entry(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        boolean isFolder = Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS);
        if (entry.isDirectory()) {
            if (!isFolder) {
                FileTree.delete(target);
                Files.createDirectory(target);
            }
            return;
        }
        FileTree.delete(target);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Path linked = inside(entry.getName(), name(entry.getLinkName()));
            if (!Files.isRegularFile(linked, LinkOption.NOFOLLOW_LINKS)) {
                throw new UnsafeLayerException(entry.getName(), "it is a hard link to what is no file of the image");
            }
            Files.createLink(target, linked);
        } else if (REGULAR.contains(entry.getLinkFlag())) {
            Files.copy(tar, target);
            Files.setPosixFilePermissions(target, permissions(entry.getMode() & PERMISSIONS));
        }
    }

    /** Its owner here is who unpacks it, and must be able to read it. */
    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions =
                EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        List<PosixFilePermission> bits = List.of(
                PosixFilePermission.OTHERS_EXECUTE,
                PosixFilePermission.OTHERS_WRITE,
                PosixFilePermission.OTHERS_READ,
                PosixFilePermission.GROUP_EXECUTE,
                PosixFilePermission.GROUP_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OWNER_EXECUTE);
        for (int bit = 0; bit < bits.size(); bit++) {
            if ((mode & (1 << bit)) != 0) {
                permissions.add(bits.get(bit));
            }
        }
        return permissions;
    }
}
