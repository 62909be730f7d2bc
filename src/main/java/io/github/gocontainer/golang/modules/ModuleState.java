package io.github.gocontainer.golang.modules;

import java.time.Duration;

/** How a module's dependencies came to be there. */
public sealed interface ModuleState {

    /** For the console and the plan. */
    String sentence();

    /** They were downloaded, or found in Go's own cache, and verified. */
    record Downloaded(Duration time) implements ModuleState {
        @Override
        public String sentence() {
            return "downloaded and verified the modules";
        }
    }

    /** go.mod, go.sum and the toolchain are those of the last download. */
    record UpToDate() implements ModuleState {
        @Override
        public String sentence() {
            return "the modules are up to date";
        }
    }

    /** The dependencies stand in the module's own vendor folder. */
    record Vendored() implements ModuleState {
        @Override
        public String sentence() {
            return "the modules are vendored: nothing to download";
        }
    }
}
