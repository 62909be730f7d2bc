package io.github.gocontainer.golang.compile;

import io.github.gocontainer.oci.Platform;
import java.util.Map;
import java.util.Optional;

/**
 * How programs are built beside their flags.
 *
 * @param dynamic whether C is linked dynamically, for a base image that has the loader and the libraries
 * @param race whether the race detector is built in
 * @param coverage whether what runs is counted, for {@code GOCOVERDIR}
 * @param profile {@code off} or a file of the profile that guides optimizations; empty for {@code default.pgo} beside
 *     package main, when it is there
 * @param compilers the C compiler of a platform, {@code CC}; for others that of {@code <go><env>}, else Go's own choice
 */
public record CompileModes(
        boolean dynamic, boolean race, boolean coverage, Optional<String> profile, Map<Platform, String> compilers) {

    /** Switches the profile off. */
    public static final String NO_PROFILE = "off";

    public CompileModes {
        compilers = Map.copyOf(compilers);
    }

    /** As Go builds when nothing is asked of it. */
    public static CompileModes usual() {
        return new CompileModes(false, false, false, Optional.empty(), Map.of());
    }
}
