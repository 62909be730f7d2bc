package io.github.gocontainer.golang;

import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.process.CommandRunner;
import java.util.Map;
import java.util.Optional;

/** Asks Git for the last commit that touched a module's inputs. */
public final class ModuleRevision {

    /** @param environment of this process */
    public ModuleRevision(GoToolchain toolchain, Map<String, String> environment, CommandRunner runner, BuildLog log) {}

    /** Empty when there is no Git, no repository, no commit, or a clone too shallow to know. */
    public Optional<Revision> find(RevisionSpec spec) {
        throw new UnsupportedOperationException(spec.toString());
    }
}
