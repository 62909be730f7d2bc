package io.github.gocontainer.image.files;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.image.FileEntry;
import io.github.gocontainer.image.FileSource;
import io.github.gocontainer.image.LayerSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files of extra directories as entries of one layer, with modes that do not depend on the machine.
 *
 * @param layer empty when there is no file
 * @param taken what came from which folder; folders that need not be there and are not are left out
 */
public record ExtraFiles(Optional<LayerSpec> layer, List<Taken> taken) {

    /**
     * What came from one folder.
     *
     * @param files how many, links included
     * @param ignored how many a {@code .dockerignore} has left out
     */
    public record Taken(ExtraDirectory directory, int files, int ignored) {}

    /** Reads all folders. */
    public static ExtraFiles read(List<ExtraDirectory> directories) {
        TreeMap<String, FileEntry> entries = new TreeMap<>();
        List<Taken> taken = new ArrayList<>();
        for (ExtraDirectory directory : directories) {
            if (isThere(directory)) {
                taken.add(read(directory, entries));
            }
        }
        return new ExtraFiles(
                entries.isEmpty() ? Optional.empty() : Optional.of(LayerSpec.of("extra files", entries.values())),
                List.copyOf(taken));
    }

    private static boolean isThere(ExtraDirectory directory) {
        boolean isThere = Files.isDirectory(directory.from());
        if (!isThere && directory.origin() == ExtraDirectory.Origin.NAMED) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "<extraDirectories><path><from>: there is no folder " + directory.from(),
                    "correct the path; it is taken from the module's folder");
        }
        return isThere;
    }

    private static Taken read(ExtraDirectory directory, TreeMap<String, FileEntry> entries) {
        List<FileEntry> found;
        int ignored;
        try {
            FolderFiles folder = new FolderFiles(directory);
            found = folder.read();
            ignored = folder.ignored();
        } catch (IOException | UncheckedIOException e) {
            throw new BuildFailure(
                    FailureCode.FILES,
                    "the extra directory " + directory.from() + " cannot be read: " + e.getMessage(),
                    null,
                    e);
        }
        int files = 0;
        for (FileEntry entry : found) {
            FileEntry earlier = entries.put(entry.path(), entry);
            if (earlier != null && !(earlier.source() instanceof FileSource.Directory)) {
                throw new BuildFailure(
                        FailureCode.CONFIGURATION,
                        "<extraDirectories>: " + entry.path() + " comes from two folders",
                        "leave it out of one of them with <excludes>");
            }
            files += entry.source() instanceof FileSource.Directory ? 0 : 1;
        }
        if (files == 0 && ignored > 0 && directory.origin() == ExtraDirectory.Origin.NAMED) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "<extraDirectories>: .dockerignore leaves out every file of " + directory.from(),
                    "take the files back there with a line such as !"
                            + directory.from().getFileName() + "/**");
        }
        return new Taken(directory, files, ignored);
    }
}
