package io.github.gocontainer.golang.provision;

import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The temporary and the final files of one installation, all under the lock that it holds. */
final class Installation {

    /** Written last and only into what is complete: its content is the hash. */
    static final String MARK = ".complete";

    private final Path directory;
    private final PinnedInstaller.Wanted wanted;
    private final InstallLock lock;

    Installation(Path directory, PinnedInstaller.Wanted wanted, InstallLock lock) {
        this.directory = directory;
        this.wanted = wanted;
        this.lock = lock;
    }

    Path newFile() throws IOException {
        return Files.createTempFile(directory, prefix(), ".download");
    }

    Path newFolder() throws IOException {
        // Not createTempDirectory, whose folders other users of a shared cache could not enter.
        return Files.createDirectory(directory.resolve(prefix() + System.nanoTime() + ".unpacked"));
    }

    void touch() {
        lock.touch();
    }

    Path moveInPlace(Path unpacked) throws IOException {
        Files.writeString(unpacked.resolve(MARK), wanted.hash() + "\n");
        Path folder = directory.resolve(wanted.name());
        FileTree.delete(folder);
        AtomicFiles.moveInPlace(unpacked, folder);
        return folder;
    }

    /** Removes what an earlier build left half-finished: nobody else works on it while we hold the lock. */
    void prune() throws IOException {
        List<Path> left;
        try (Stream<Path> files = Files.list(directory)) {
            left = files.filter(file -> file.getFileName().toString().startsWith(prefix()))
                    .toList();
        }
        for (Path path : left) {
            FileTree.delete(path);
        }
    }

    private String prefix() {
        return ".partial-" + wanted.name() + "-";
    }
}
