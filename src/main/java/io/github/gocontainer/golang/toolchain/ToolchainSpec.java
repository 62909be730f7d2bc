package io.github.gocontainer.golang.toolchain;

import io.github.gocontainer.golang.GoVersion;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Which Go toolchain a module wants and how one may be got.
 *
 * @param moduleDirectory the folder of {@code go.mod}
 * @param version the exact version of {@code <go><version>}
 * @param path a Go to use, {@code <go><path>}: a GOROOT folder or an executable
 * @param mirror {@code <go><toolchain><mirror>}: a folder, {@code https:}, {@code file:} or loopback {@code http:},
 *     with the files of the official download site
 * @param allowDownload {@code <go><toolchain><allowDownload>}
 * @param offline nothing may be fetched
 * @param environment of {@code <go><env>}
 * @param cacheDirectory where downloaded toolchains are kept, in its folder {@code go}
 */
public record ToolchainSpec(
        Path moduleDirectory,
        Optional<GoVersion> version,
        Optional<Path> path,
        Optional<URI> mirror,
        boolean allowDownload,
        boolean offline,
        Map<String, String> environment,
        Path cacheDirectory) {

    public ToolchainSpec {
        environment = Map.copyOf(environment);
        if (version.isPresent() && !version.get().isRelease()) {
            throw new IllegalArgumentException("'" + version.get()
                    + "' is the version of the Go language: <go><version> wants an exact one, for example "
                    + version.get() + ".1");
        }
    }
}
