package io.github.gocontainer.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.Programs;
import io.github.gocontainer.testbed.RealParts;
import io.github.gocontainer.testbed.SampleImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are really full, and really read-only: file systems of a mebibyte, which only root can mount. */
final class FullDiskIT {

    @TempDir
    private Path folder;

    private Rig rig;
    private Path disk;
    private ImageLayout layout;

    @BeforeEach
    void mount() throws IOException {
        disk = Files.createDirectories(folder.resolve("disk"));
        if (Programs.run(folder, "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString())
                        .exit()
                != 0) {
            RealParts.missing("this user may not mount a file system");
        }
        rig = Rig.start();
        layout = SampleImage.single(folder.resolve("image"), "linux/amd64", 11, 3_000_000);
        rig.registry.store().put(Rig.REPOSITORY, "3", layout);
    }

    @AfterEach
    void unmount() throws IOException {
        if (rig != null) {
            rig.close();
            Programs.run(folder, "umount", disk.toString()).orFail();
        }
    }

    private void assertNothingIsLeft(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            assertTrue(
                    files.filter(Files::isRegularFile)
                            .noneMatch(file -> file.getFileName().toString().contains("partial")),
                    directory::toString);
        }
    }

    @Test
    @FaultCase("C7")
    void aFullCacheIsNamedWithWhatItLacks() throws IOException {
        Path cache = disk.resolve("cache");

        BuildFailure failure = rig.failure(() -> rig.pull(cache, "3", "linux/amd64"));

        assertEquals(FailureCode.FILES, failure.code());
        assertTrue(failure.getMessage().contains("No space left"), failure::getMessage);
        assertTrue(failure.getMessage().contains(cache.toString()), failure::getMessage);
        assertTrue(
                failure.getMessage().matches("(?s).*\\(\\d+ bytes are free, 30\\d{5} are needed\\).*"),
                failure::getMessage);
        assertNothingIsLeft(cache);
        assertEquals(
                Rig.digest(layout),
                rig.pull(folder.resolve("roomy"), "3", "linux/amd64").digest().toString());
    }

    @Test
    @FaultCase("C7")
    void aFullTargetIsNamedWithWhatItLacks() throws IOException {
        BlobStore target = new BlobStore(disk.resolve("target"));
        Descriptor layer = largest();

        IOException failure =
                assertThrows(IOException.class, () -> layout.blobs().copy(layer.digest(), target));

        assertTrue(failure.getMessage().contains("No space left"), failure::getMessage);
        assertTrue(failure.getMessage().contains(target.path(layer.digest()).toString()), failure::getMessage);
        assertTrue(failure.getMessage().contains("are needed"), failure::getMessage);
        assertNothingIsLeft(disk);
    }

    private Descriptor largest() throws IOException {
        try (Stream<Path> files = Files.list(layout.directory().resolve("blobs/sha256"))) {
            Path file = files.filter(candidate -> candidate.toFile().length() > 1_000_000)
                    .findFirst()
                    .orElseThrow();
            return Descriptor.of("layer", Digest.of(file), Files.size(file));
        }
    }

    @Test
    @FaultCase("C8")
    void aReadOnlyCacheIsNamed() throws IOException {
        Programs.run(folder, "mount", "-o", "remount,ro", disk.toString()).orFail();
        Path cache = disk.resolve("cache");

        BuildFailure failure = rig.failure(() -> rig.pull(cache, "3", "linux/amd64"));

        assertEquals(FailureCode.FILES, failure.code());
        assertTrue(failure.getMessage().contains(cache.toString()), failure::getMessage);
        assertTrue(failure.getMessage().contains("Read-only file system"), failure::getMessage);
    }
}
