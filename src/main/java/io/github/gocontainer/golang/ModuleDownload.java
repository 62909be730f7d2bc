package io.github.gocontainer.golang;

import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.process.CommandRunner;
import java.util.Map;

/** Downloads and verifies the modules that a module depends on. */
public final class ModuleDownload {

    /** @param environment of this process */
    public ModuleDownload(GoToolchain toolchain, Map<String, String> environment, CommandRunner runner, BuildLog log) {}

    /**
     * Makes sure that the modules are in Go's module cache.
     *
     * @throws io.github.gocontainer.failure.BuildFailure when one is missing, altered or cannot be downloaded
     */
    public ModuleState download(ModuleDownloadSpec spec) {
        throw new UnsupportedOperationException(spec.toString());
    }
}
