package io.github.gocontainer.image.jib;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.blob.Blob;
import com.google.cloud.tools.jib.image.ReproducibleLayerBuilder;
import com.google.common.collect.ImmutableList;
import io.github.gocontainer.image.FileEntry;
import io.github.gocontainer.image.FileSource;
import io.github.gocontainer.image.LayerSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gives jib-core a file on disk for every entry of a layer, also for those that have none. */
final class JibLayerFiles implements AutoCloseable {

    private static final int PERMISSIONS = 0777;

    private final Path directory;
    private final List<Path> written = new ArrayList<>();

    JibLayerFiles(Path temporaryDirectory) throws IOException {
        this.directory = Files.createTempDirectory(temporaryDirectory, "layer-");
    }

    Blob archive(LayerSpec layer, Instant modified) throws IOException {
        ImmutableList.Builder<com.google.cloud.tools.jib.api.buildplan.FileEntry> entries = ImmutableList.builder();
        for (FileEntry entry : layer.entries()) {
            entries.add(new com.google.cloud.tools.jib.api.buildplan.FileEntry(
                    fileOf(entry.source()),
                    AbsoluteUnixPath.get(entry.path()),
                    FilePermissions.fromOctalString(String.format("%03o", entry.mode() & PERMISSIONS)),
                    modified,
                    entry.owner() + ":" + entry.group()));
        }
        return new ReproducibleLayerBuilder(entries.build()).build();
    }

    private Path fileOf(FileSource source) throws IOException {
        if (source instanceof FileSource.OnDisk disk) {
            return disk.file();
        } else if (source instanceof FileSource.Directory) {
            return directory;
        } else if (source instanceof FileSource.Text text) {
            return write(text.content().getBytes(StandardCharsets.UTF_8));
        } else if (source instanceof FileSource.Bytes bytes) {
            return write(bytes.content());
        }
        return write(new byte[0]);
    }

    private Path write(byte[] content) throws IOException {
        Path file = directory.resolve("entry-" + written.size());
        Files.write(file, content);
        written.add(file);
        return file;
    }

    @Override
    public void close() throws IOException {
        for (Path file : written) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(directory);
    }
}
