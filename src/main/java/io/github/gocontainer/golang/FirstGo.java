package io.github.gocontainer.golang;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.log.BuildLog;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The one pinned Go for machines that have none. */
final class FirstGo {

    FirstGo(
            Map<String, String> environment,
            HostPlatform host,
            HttpTransport transport,
            DownloadLogins logins,
            BuildLog log) {}

    Optional<GoInstallation> installed(Path cacheDirectory) {
        return Optional.empty();
    }

    GoInstallation install(ToolchainSpec spec) {
        throw new BuildFailure(FailureCode.TOOLCHAIN, "no Go for " + spec.moduleDirectory());
    }
}
