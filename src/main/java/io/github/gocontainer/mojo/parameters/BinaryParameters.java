package io.github.gocontainer.mojo.parameters;

import org.jspecify.annotations.Nullable;

/** {@code <binary>}: one program of the module. */
public final class BinaryParameters {
    /** The folder of the main package, for example {@code ./cmd/api}. */
    @Nullable
    String main;

    /** The file name of the binary. */
    @Nullable
    String name;

    /** A file that is taken instead of compiling, for example {@code dist/{os}-{architecture}/api}. */
    @Nullable
    String prebuilt;
}
