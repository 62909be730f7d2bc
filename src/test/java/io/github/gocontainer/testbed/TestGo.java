package io.github.gocontainer.testbed;

import io.github.gocontainer.golang.HostPlatform;
import io.github.gocontainer.golang.toolchain.GoToolchains;
import io.github.gocontainer.golang.toolchain.ToolchainSpec;
import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.process.SystemCommandRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Go that builds the tools of the tests: that of PATH, else the one that the plugin itself would download. */
final class TestGo {

    private TestGo() {}

    /**
     * @param module a folder with a {@code go.mod}, which says what Go is wanted
     */
    static Path provide(Path module, Path cache) throws IOException {
        Optional<Path> ofPath = RealParts.find("go");
        return ofPath.isPresent() ? ofPath.get() : provision(module, cache);
    }

    private static Path provision(Path module, Path cache) throws IOException {
        HostPlatform host = HostPlatform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (HttpTransport transport =
                new HttpTransport(Duration.ofSeconds(20), Duration.ofSeconds(60), List.of(), "gocontainer-test")) {
            return new GoToolchains(
                            System.getenv(),
                            host,
                            new SystemCommandRunner(),
                            transport,
                            server -> Optional.empty(),
                            BuildLog.silent())
                    .provide(new ToolchainSpec(
                            module, Optional.empty(), Optional.empty(), Optional.empty(), true, false, Map.of(), cache))
                    .executable();
        }
    }
}
