package io.github.gocontainer.quality.vet;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** The files whose findings do not count. */
final class Exclusions {

    private final List<PathMatcher> matchers;

    /** @param globs patterns of paths in the module; also for each folder below */
    Exclusions(List<String> globs) {
        matchers = globs.stream()
                .flatMap(glob -> Stream.of(glob, "**/" + glob))
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
    }

    boolean fits(String file) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(Path.of(file)));
    }
}
