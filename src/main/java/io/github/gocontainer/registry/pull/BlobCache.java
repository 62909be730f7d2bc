package io.github.gocontainer.registry.pull;

import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Digest;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The blobs of earlier builds, believed only after they were hashed again; builds share it without locks. */
final class BlobCache {

    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private final BlobStore store;
    private final BuildLog log;

    BlobCache(Path directory, BuildLog log) {
        this.store = new BlobStore(directory);
        this.log = log;
    }

    BlobStore store() {
        return store;
    }

    /** Whether the blob is here and undamaged. */
    boolean holds(Descriptor blob) throws IOException {
        Path file = store.path(blob.digest());
        if (!Files.exists(file)) {
            return false;
        }
        boolean undamaged = store.holds(blob.digest(), blob.size());
        if (!undamaged) {
            warn(file);
        }
        return undamaged;
    }

    /** A small document, when it is here and undamaged. */
    Optional<byte[]> document(Digest digest) {
        Path file = store.path(digest);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(store.document(digest));
        } catch (IOException damaged) {
            warn(file);
            return Optional.empty();
        }
    }

    private void warn(Path file) {
        log.warn("the cached file " + file + " is damaged and is fetched again");
    }

    /** Keeps a document whose digest was checked. */
    void keep(byte[] document) throws IOException {
        Path file = place(Digest.of(document));
        AtomicFiles.write(file, document);
    }

    /** Moves a finished download to its place. */
    void keep(Path temporary, Digest digest) throws IOException {
        AtomicFiles.moveInPlace(temporary, place(digest));
    }

    /** Where a blob goes; what is there and is no file is in the way. */
    private Path place(Digest digest) throws IOException {
        Path file = store.path(digest);
        if (Files.isDirectory(file)) {
            Files.delete(file);
        }
        return file;
    }

    /** Deletes partial downloads that builds left behind which were killed; those of builds that run now are younger. */
    void prune() throws IOException {
        Path folder = Objects.requireNonNull(store.path(Digest.of(new byte[0])).getParent(), "a blob lies in a folder");
        if (!Files.isDirectory(folder)) {
            return;
        }
        FileTime limit = FileTime.from(Instant.now().minus(LEFT_BEHIND));
        try (DirectoryStream<Path> partials = Files.newDirectoryStream(folder, ".partial-*")) {
            for (Path partial : partials) {
                if (isOlder(partial, limit)) {
                    Files.deleteIfExists(partial);
                }
            }
        }
    }

    /** Another build may have finished it just now. */
    private static boolean isOlder(Path partial, FileTime limit) throws IOException {
        try {
            return Files.getLastModifiedTime(partial).compareTo(limit) < 0;
        } catch (NoSuchFileException finished) {
            return false;
        }
    }
}
