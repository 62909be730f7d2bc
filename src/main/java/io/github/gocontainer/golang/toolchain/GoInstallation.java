package io.github.gocontainer.golang.toolchain;

import io.github.gocontainer.golang.GoVersion;
import java.nio.file.Path;

/**
 * A Go that was found.
 *
 * @param executable the {@code go} program
 * @param suffix by which a vendor's Go, or one with experiments, differs from the release; empty for the release itself
 * @param place where it was found, in words that follow "of", for example {@code PATH}
 */
record GoInstallation(Path executable, GoVersion version, String suffix, String place) {

    /** Whether it can fetch and start other versions, as all since Go 1.21 can. */
    boolean canSwitch() {
        return version.isAtLeast(new GoVersion("1.21.0"));
    }

    @Override
    public String toString() {
        return version.toolchain() + suffix + " of " + place + " (" + executable + ")";
    }
}
