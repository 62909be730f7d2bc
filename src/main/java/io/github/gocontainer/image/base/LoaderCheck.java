package io.github.gocontainer.image.base;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.image.FileEntry;
import io.github.gocontainer.image.FileSource;
import io.github.gocontainer.image.LayerSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks whether an image has the loader and the libraries without which a dynamic program does not start. */
public final class LoaderCheck {

    /** Where the loaders of glibc and musl look, with the folders of an architecture such as x86_64-linux-gnu. */
    private static final Pattern LIBRARY_FOLDER = Pattern.compile("(/usr|/usr/local)?/lib(32|64|x32)?(/[^/]+)?");

    private final BaseTree base;
    private final String baseName;
    private final Set<String> added = new HashSet<>();

    /**
     * @param baseName for messages
     * @param layers those that come over it
     */
    public LoaderCheck(BaseTree base, String baseName, List<LayerSpec> layers) {
        this.base = base;
        this.baseName = baseName;
        layers.forEach(layer -> layer.entries().stream()
                .filter(entry -> !(entry.source() instanceof FileSource.Directory))
                .map(FileEntry::path)
                .forEach(added::add));
    }

    /**
     * Checks one program.
     *
     * @param loader which starts it; none for a static one
     * @throws BuildFailure with the names of what is missing
     */
    public void check(String program, Optional<String> loader, List<String> libraries) {
        List<String> missing = new ArrayList<>();
        loader.filter(path -> !base.hasFile(path) && !added.contains(path))
                .ifPresent(path -> missing.add("the loader " + path));
        libraries.stream().filter(name -> !hasLibrary(name)).forEach(name -> missing.add("the library " + name));
        if (!missing.isEmpty()) {
            throw new BuildFailure(
                    FailureCode.BASE_IMAGE,
                    program + " is linked dynamically, and the base image " + baseName + " does not have "
                            + String.join(" and ", missing),
                    "take a base image with the same C library as the C compiler's, add the files with"
                            + " <extraDirectories>, or link statically (leave out <go><linking>)");
        }
    }

    private boolean hasLibrary(String name) {
        return Stream.of(base.files(), base.links().keySet(), added)
                .flatMap(Set::stream)
                .anyMatch(path -> path.endsWith("/" + name)
                        && LIBRARY_FOLDER
                                .matcher(path.substring(0, path.length() - name.length() - 1))
                                .matches());
    }
}
