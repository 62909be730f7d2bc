package io.github.gocontainer.quality.vet;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which analysers look at what.
 *
 * @param packages patterns of packages
 * @param tags build tags
 * @param flags of {@code go vet}, for example {@code -composites=false}
 * @param gofmt whether the format is compared with gofmt's
 * @param staticcheck its version, for example {@code v0.8.2}; not run without it
 * @param golangciLint its version, for example {@code v2.15.0}; not run without it
 * @param excludes patterns of files whose findings do not count
 * @param outputs folders that the build writes into
 * @param tools the cache folder of analysers that are built
 * @param sarif the file for CI systems
 * @param offline nothing may be fetched
 */
public record VetSpec(
        List<String> packages,
        List<String> tags,
        List<String> flags,
        boolean gofmt,
        Optional<String> staticcheck,
        Optional<String> golangciLint,
        List<String> excludes,
        List<Path> outputs,
        Path tools,
        Path sarif,
        boolean offline) {

    public VetSpec {
        packages = List.copyOf(packages);
        tags = List.copyOf(tags);
        flags = List.copyOf(flags);
        excludes = List.copyOf(excludes);
        outputs = List.copyOf(outputs);
    }

    List<String> tagsFlag() {
        return tags.isEmpty() ? List.of() : List.of("-tags=" + String.join(",", tags));
    }
}
