package io.github.gocontainer.golang.modules;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Of which module the revision is asked.
 *
 * @param moduleDirectory the folder of {@code go.mod}
 * @param outputs folders and files below it that the build itself makes, such as {@code target}
 * @param environment of {@code <go><env>}
 * @param timeout of each command
 */
public record RevisionSpec(
        Path moduleDirectory, List<Path> outputs, Map<String, String> environment, Duration timeout) {

    public RevisionSpec {
        outputs = List.copyOf(outputs);
        environment = Map.copyOf(environment);
    }
}
