package io.github.gocontainer.golang.compile;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Platform;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an ELF file needs to start, read from its headers alone.
 *
 * @param bits 32 or 64
 * @param machine the number of the processor architecture
 * @param type 2 for an executable, 3 for one that can stand anywhere
 * @param loader the program that would have to start it; none for a static one
 * @param libraries that it would have to find
 * @see <a href="https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html">System V ABI, chapters 4 and 5</a>
 */
record Elf(int bits, boolean littleEndian, int machine, int type, Optional<String> loader, List<String> libraries) {

    private static final int EXECUTABLE = 2;
    private static final int SHARED = 3;

    private static final Map<String, Expected> EXPECTED = Map.ofEntries(
            Map.entry("386", new Expected(32, true, 3)),
            Map.entry("amd64", new Expected(64, true, 62)),
            Map.entry("arm", new Expected(32, true, 40)),
            Map.entry("arm64", new Expected(64, true, 183)),
            Map.entry("loong64", new Expected(64, true, 258)),
            Map.entry("mips", new Expected(32, false, 8)),
            Map.entry("mips64", new Expected(64, false, 8)),
            Map.entry("mips64le", new Expected(64, true, 8)),
            Map.entry("mipsle", new Expected(32, true, 8)),
            Map.entry("ppc64", new Expected(64, false, 21)),
            Map.entry("ppc64le", new Expected(64, true, 21)),
            Map.entry("riscv64", new Expected(64, true, 243)),
            Map.entry("s390x", new Expected(64, false, 22)));

    private record Expected(int bits, boolean littleEndian, int machine) {}

    /**
     * Proves that a file starts on a platform, with nothing beside it unless it may be dynamic.
     *
     * @throws BuildFailure when it is for another platform, or needs a loader or a library that it must not, which are
     *     named
     */
    static Elf of(Path file, Platform platform, boolean mayBeDynamic) {
        Elf elf;
        try {
            elf = read(file);
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.SOURCES, file + " is not a program for " + platform + ": " + e.getMessage(), null, e);
        }
        elf.complaint(platform, mayBeDynamic).ifPresent(complaint -> {
            throw new BuildFailure(
                    FailureCode.SOURCES,
                    file + " " + complaint,
                    "check <go><ldflags>, <go><env> and, with <go><cgo>, that the C libraries link statically; on a base"
                            + " image that has the loader, <go><linking>dynamic</linking> is possible");
        });
        return elf;
    }

    /** Why it would not start on the platform, in words that follow its name. */
    Optional<String> complaint(Platform platform, boolean mayBeDynamic) {
        Expected expected = EXPECTED.get(platform.architecture());
        Expected actual = new Expected(bits, littleEndian, machine);
        if (!actual.equals(expected)) {
            return Optional.of("is not for " + platform + ": " + actual + ", expected " + expected);
        }
        if (type != EXECUTABLE && type != SHARED) {
            return Optional.of("is not an executable: its ELF type is " + type);
        }
        if (mayBeDynamic) {
            return Optional.empty();
        }
        if (loader.isPresent()) {
            String needed = libraries.isEmpty() ? "" : " and the libraries " + String.join(", ", libraries);
            return Optional.of("is not static: it needs the loader " + loader.get() + needed);
        }
        if (!libraries.isEmpty()) {
            return Optional.of("is not static: it needs the libraries " + String.join(", ", libraries));
        }
        return Optional.empty();
    }

    /** Reads the headers of a file. */
    static Elf read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return new ElfReader(channel).read();
        } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
            throw new IOException("its ELF headers are damaged", e);
        }
    }
}
