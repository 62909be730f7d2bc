package io.github.gocontainer.mojo;

import io.github.gocontainer.golang.compile.GoBinary;
import io.github.gocontainer.golang.modules.Revision;
import io.github.gocontainer.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What compiling a module left, for the goals that follow in the same session. */
record CompiledModule(List<GoBinary> binaries, Optional<Revision> revision) {

    CompiledModule {
        binaries = List.copyOf(binaries);
    }

    /** Whether the files are still what was compiled; a {@code clean} in the same session takes them away. */
    public boolean isThere() {
        return binaries.stream().allMatch(CompiledModule::isThere);
    }

    /** The digest of all programs: no two sets of sources give the same, and the same sources always do. */
    Digest inputs() {
        String programs = binaries.stream()
                .map(binary -> binary.platform() + " " + binary.name() + " " + binary.digest() + "\n")
                .sorted()
                .collect(Collectors.joining());
        return Digest.of(programs.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isThere(GoBinary binary) {
        try {
            return Files.isRegularFile(binary.file()) && Files.size(binary.file()) == binary.size();
        } catch (IOException e) {
            return false;
        }
    }
}
