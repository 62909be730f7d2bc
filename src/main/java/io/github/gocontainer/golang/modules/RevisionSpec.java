package io.github.gocontainer.golang.modules;

import io.github.gocontainer.oci.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Of which module the revision is asked.
 *
 * @param moduleDirectory the folder of {@code go.mod}
 * @param outputs folders and files that the build itself makes, such as {@code target}; they may lie elsewhere
 * @param platforms for which programs are built
 * @param tags build tags, all of them
 * @param cgo whether C is compiled too
 * @param environment of {@code <go><env>}
 * @param offline nothing may be fetched
 * @param timeout of each command
 */
public record RevisionSpec(
        Path moduleDirectory,
        List<Path> outputs,
        List<Platform> platforms,
        List<String> tags,
        boolean cgo,
        Map<String, String> environment,
        boolean offline,
        Duration timeout) {

    public RevisionSpec {
        outputs = List.copyOf(outputs);
        platforms = List.copyOf(platforms);
        tags = List.copyOf(tags);
        environment = Map.copyOf(environment);
    }
}
