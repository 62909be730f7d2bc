package io.github.gocontainer.golang.compile;

import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A program for one platform, whose headers were read.
 *
 * @param name its file name
 * @param importPath of its main package; empty when it was built elsewhere
 * @param directory of its main package; empty when it was built elsewhere
 * @param size in bytes
 * @param digest of its content
 * @param loader the program that has to start it; none for a static one
 * @param libraries that it has to find; none for a static one
 */
public record GoBinary(
        Platform platform,
        String name,
        String importPath,
        Optional<Path> directory,
        Path file,
        long size,
        Digest digest,
        Optional<String> loader,
        List<String> libraries) {

    public GoBinary {
        libraries = List.copyOf(libraries);
    }

    /** The same with what its headers say. */
    GoBinary with(Elf elf) {
        return new GoBinary(platform, name, importPath, directory, file, size, digest, elf.loader(), elf.libraries());
    }

    /** Whether it was compiled elsewhere. */
    public boolean isPrebuilt() {
        return directory.isEmpty();
    }
}
