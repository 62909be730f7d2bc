package io.github.gocontainer.golang.toolchain;

import io.github.gocontainer.golang.GoVersion;
import java.util.Map;

/**
 * A Go release and what its content must be on each machine.
 *
 * @param hashes by host, {@code linux-amd64}: the {@code h1:} of the module {@code golang.org/toolchain}, as Go's
 *     checksum database has it
 */
record PinnedGo(GoVersion version, Map<String, String> hashes) {

    /** The newest release when this plugin was made. */
    static final PinnedGo NEWEST = new PinnedGo(
            new GoVersion("1.27.4"),
            Map.of(
                    "linux-amd64", "h1:8Tl0rBb7KdISSdPkZBjlpZxsUBb+004GI/SM2XbmSqI=",
                    "linux-arm64", "h1:vCmfNA8b+T0RfElhx3mNdgu1UrIuyzZCgTrRiUWLnOI=",
                    "windows-amd64", "h1:tLK3KnnVRUBjaKWNbJBi6Ppj/FCxxprQS3RSbA41Zj8=",
                    "windows-arm64", "h1:TL/r/Vr/8UTEVHW3smAcfoOc7ct5cu1+EwfwrVOzZY8="));

    PinnedGo {
        hashes = Map.copyOf(hashes);
    }
}
