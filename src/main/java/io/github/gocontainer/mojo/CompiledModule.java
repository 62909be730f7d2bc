package io.github.gocontainer.mojo;

import io.github.gocontainer.golang.compile.GoBinary;
import io.github.gocontainer.golang.modules.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** What compiling a module left, for the goals that follow in the same session. */
record CompiledModule(List<GoBinary> binaries, Optional<Revision> revision) {

    CompiledModule {
        binaries = List.copyOf(binaries);
    }

    /** Whether the files are still what was compiled; a {@code clean} in the same session takes them away. */
    public boolean isThere() {
        return binaries.stream().allMatch(CompiledModule::isThere);
    }

    private static boolean isThere(GoBinary binary) {
        try {
            return Files.isRegularFile(binary.file()) && Files.size(binary.file()) == binary.size();
        } catch (IOException e) {
            return false;
        }
    }
}
