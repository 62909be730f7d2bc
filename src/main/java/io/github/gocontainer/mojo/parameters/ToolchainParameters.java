package io.github.gocontainer.mojo.parameters;

import org.jspecify.annotations.Nullable;

/** {@code <toolchain>}: where a Go comes from when none is there. */
public final class ToolchainParameters {
    /** A base URL with the files of the official download site. */
    @Nullable
    String mirror;

    /** The server of settings.xml whose credentials the mirror or module proxy gets. */
    @Nullable
    String serverId;

    /** Whether a Go may be downloaded at all. */
    @Nullable
    String allowDownload;
}
