package io.github.gocontainer.mojo.parameters;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code <go>}: which Go, and how it compiles. */
public final class GoParameters {
    /** The exact Go version, for example {@code 1.27.4}. */
    @Nullable
    String version;

    /** A Go to use: a GOROOT folder or an executable. */
    @Nullable
    String path;

    /** The programs of the image; without it, the module's only one. */
    @Nullable
    List<BinaryParameters> binaries;

    /** Build tags. */
    @Nullable
    List<String> tags;

    /** Flags for the linker, added to {@code -s -w}. */
    @Nullable
    List<String> ldflags;

    /** Flags for the compiler. */
    @Nullable
    List<String> gcflags;

    /** Whether C is compiled too, and linked statically. */
    @Nullable
    String cgo;

    /** {@code static}, or {@code dynamic} on a base image that has the loader. */
    @Nullable
    String linking;

    /** The C compiler of each platform, for example {@code linux/arm64=aarch64-linux-gnu-gcc}. */
    @Nullable
    Map<String, String> cc;

    /** Whether the race detector is built in. */
    @Nullable
    String race;

    /** Whether what runs is counted, for {@code GOCOVERDIR}. */
    @Nullable
    String coverage;

    /** {@code auto}, {@code off} or a profile that guides optimizations. */
    @Nullable
    String pgo;

    /** Environment variables of Go, for example {@code GOEXPERIMENT}. */
    @Nullable
    Map<String, String> env;

    /** Where a Go comes from when none is there. */
    @Nullable
    ToolchainParameters toolchain;

    /** Whether {@code -toolexec} and {@code -overlay} are accepted. */
    @Nullable
    String allowToolexec;

    /** The time limit of every go command, for example {@code 30m}. */
    @Nullable
    String timeout;
}
