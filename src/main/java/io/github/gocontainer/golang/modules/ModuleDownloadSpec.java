package io.github.gocontainer.golang.modules;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Whose modules are downloaded.
 *
 * @param moduleDirectory the folder of {@code go.mod}
 * @param workDirectory where it is remembered what was downloaded, {@code target/gocontainer}
 * @param environment of {@code <go><env>}
 * @param offline nothing may be fetched
 * @param timeout of each command
 */
public record ModuleDownloadSpec(
        Path moduleDirectory, Path workDirectory, Map<String, String> environment, boolean offline, Duration timeout) {

    public ModuleDownloadSpec {
        environment = Map.copyOf(environment);
    }
}
