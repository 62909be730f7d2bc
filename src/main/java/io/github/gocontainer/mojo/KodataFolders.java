package io.github.gocontainer.mojo;

import io.github.gocontainer.image.files.ExtraDirectory;
import io.github.gocontainer.plan.ImagePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The folders {@code kodata} beside main packages, packed as ko does it. */
final class KodataFolders {

    /** Where ko has them. */
    static final String IN_IMAGE = "/var/run/ko";

    /** What ko gives to every file, so that programs among them can be started. */
    private static final int MODE = 0555;

    private KodataFolders() {}

    /** Those that the user named, and the data of the programs as ko packs it. */
    static List<ExtraDirectory> with(List<ExtraDirectory> named, ImagePlan plan, CompiledModule compiled) {
        List<ExtraDirectory> directories = new ArrayList<>(named);
        if (plan.kodata()) {
            compiled.binaries().stream()
                    .flatMap(binary -> binary.directory().stream())
                    .distinct()
                    .forEach(folder -> directories.add(new ExtraDirectory(
                            folder.resolve("kodata"),
                            IN_IMAGE,
                            List.of(),
                            List.of(),
                            List.of(new ExtraDirectory.Permission(
                                    IN_IMAGE + "/**", Optional.of(MODE), Optional.empty())),
                            ExtraDirectory.Origin.KODATA,
                            folder)));
        }
        return directories;
    }
}
