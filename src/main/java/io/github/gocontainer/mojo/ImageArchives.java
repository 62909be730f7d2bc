package io.github.gocontainer.mojo;

import io.github.gocontainer.golang.Folders;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.DockerArchive;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.oci.PlatformManifest;
import io.github.gocontainer.plan.BuildPlan;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Writes {@code image.tar}, or one for each of several platforms, which Docker's format cannot hold together. */
final class ImageArchives {

    private final BuildPlan plan;
    private final BuildLog log;

    ImageArchives(BuildPlan plan, BuildLog log) {
        this.plan = plan;
        this.log = log;
    }

    /** Also takes away those of another image, which an earlier build left. */
    void write() throws IOException {
        Set<Path> written = new HashSet<>();
        if (plan.image().archive()) {
            SortedMap<Platform, PlatformManifest> platforms =
                    plan.workspace().layout().platforms();
            for (Map.Entry<Platform, PlatformManifest> entry : platforms.entrySet()) {
                Path file = platforms.size() == 1
                        ? plan.workspace().imageArchive()
                        : plan.workspace().imageArchive(entry.getKey());
                write(file, entry.getValue());
                written.add(file);
            }
        }
        removeOthers(written);
    }

    private void write(Path file, PlatformManifest image) throws IOException {
        Path temporary = AtomicFiles.temporaryBeside(file);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
                new DockerArchive(image, names()).writeTo(out);
            }
            AtomicFiles.moveInPlace(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
        log.done("wrote " + file.getFileName() + " for docker load as " + names().get(0) + " ("
                + Quantities.size(Files.size(file)) + ")");
    }

    private List<ImageReference> names() {
        return plan.push()
                .map(push -> push.tags().stream()
                        .map(tag -> push.repository().withTag(tag))
                        .toList())
                .orElseGet(() -> List.of(ImageReference.parse(plan.project().artifactId() + ":latest")));
    }

    private void removeOthers(Set<Path> written) throws IOException {
        Path folder = Folders.of(plan.workspace().imageArchive());
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, "image{,-*}.tar")) {
            for (Path archive : archives) {
                if (!written.contains(archive)) {
                    Files.delete(archive);
                }
            }
        }
    }
}
