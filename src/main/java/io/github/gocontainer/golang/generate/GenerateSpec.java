package io.github.gocontainer.golang.generate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is generated.
 *
 * @param moduleDirectory the folder of {@code go.mod}
 * @param packages patterns of packages
 * @param tags build tags
 * @param run regular expression of the directives that run
 * @param exclude regular expression of those that do not; needs Go 1.20
 * @param environment variables of the generators
 * @param checkCommitted whether it is an error when Git does not have the result as it is
 * @param outputs folders that the build writes into, which nobody commits
 * @param log the file for all that the generators say
 * @param timeout of the whole command
 */
public record GenerateSpec(
        Path moduleDirectory,
        List<String> packages,
        List<String> tags,
        Optional<String> run,
        Optional<String> exclude,
        Map<String, String> environment,
        boolean checkCommitted,
        List<Path> outputs,
        Path log,
        Duration timeout) {

    public GenerateSpec {
        packages = List.copyOf(packages);
        tags = List.copyOf(tags);
        environment = Map.copyOf(environment);
        outputs = List.copyOf(outputs);
    }
}
