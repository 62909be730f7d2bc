package io.github.gocontainer.mojo;

import io.github.gocontainer.golang.compile.GoBinary;
import io.github.gocontainer.golang.modules.Revision;
import java.util.List;
import java.util.Optional;

/** What compiling a module left, for the goals that follow in the same session. */
record CompiledModule(List<GoBinary> binaries, Optional<Revision> revision) {

    CompiledModule {
        binaries = List.copyOf(binaries);
    }
}
