package io.github.gocontainer.image;

import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.LayerContent;
import io.github.gocontainer.oci.PlatformManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Takes the image of a platform apart for those who look into it: its very bytes, and not what lies beside them. */
public final class LayoutPrograms {

    private LayoutPrograms() {}

    /**
     * The programs, which are the files of the last layer.
     *
     * @param folder where they are written
     * @return by their names
     */
    public static SortedMap<String, Path> extract(PlatformManifest image, Path folder) throws IOException {
        Descriptor last = image.layers().get(image.layers().size() - 1);
        Files.createDirectories(folder);
        SortedMap<String, Path> programs = new TreeMap<>();
        try (InputStream content = new LayerContent(image.layout().blobs(), last).open();
                TarArchiveInputStream tar = new TarArchiveInputStream(content)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    Path file = folder.resolve(Path.of(entry.getName()).getFileName());
                    Files.copy(tar, file);
                    programs.put(file.getFileName().toString(), file);
                }
            }
        }
        return programs;
    }

    /** A layout with this image alone, for tools that know no index. */
    public static Path single(PlatformManifest image, Path folder) throws IOException {
        Files.createDirectories(folder);
        ImageLayout single = new ImageLayout(folder);
        BlobStore from = image.layout().blobs();
        List<Descriptor> blobs = new ArrayList<>(image.layers());
        blobs.add(image.config());
        blobs.add(image.manifest());
        for (Descriptor blob : blobs) {
            Path target = single.blobs().path(blob.digest());
            Files.createDirectories(target.getParent());
            if (!Files.exists(target)) {
                link(from.path(blob.digest()), target);
            }
        }
        single.writeRoot(image.manifest());
        return folder;
    }

    private static void link(Path from, Path target) throws IOException {
        try {
            Files.createLink(target, from);
        } catch (IOException | UnsupportedOperationException otherFileSystem) {
            Files.copy(from, target);
        }
    }
}
