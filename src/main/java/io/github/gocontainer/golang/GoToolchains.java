package io.github.gocontainer.golang;

import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.process.CommandRunner;
import java.util.Map;

/** Finds the Go that a module asks for, or downloads it. */
public final class GoToolchains {

    /**
     * @param environment of this process
     * @param transport for the download of a first Go
     * @param logins for private proxies and mirrors
     */
    public GoToolchains(
            Map<String, String> environment,
            HostPlatform host,
            CommandRunner runner,
            HttpTransport transport,
            DownloadLogins logins,
            BuildLog log) {}

    /**
     * The Go for this module, ready to run.
     *
     * @throws io.github.gocontainer.failure.BuildFailure when there is none that fits and none can be downloaded
     */
    public GoToolchain provide(ToolchainSpec spec) {
        throw new UnsupportedOperationException(spec.toString());
    }
}
