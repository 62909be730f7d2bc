package io.github.gocontainer.docker.process;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Platform;
import java.util.Locale;

/** The platform whose programs this machine runs. */
public final class MachinePlatform {

    private MachinePlatform() {}

    /**
     * Translates Java's {@code os.name} and {@code os.arch}.
     *
     * @throws BuildFailure where images, which are all for Linux, have no programs that run
     */
    public static Platform of(String osName, String osArchitecture) {
        if (!osName.toLowerCase(Locale.ROOT).startsWith("linux")) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "an image is for Linux, and this machine runs " + osName
                            + ": it cannot be started here as a process",
                    "set <smokeTest><runtime>docker</runtime> (-Dgocontainer.smokeTest.runtime=docker)");
        }
        return ofNodes(osArchitecture);
    }

    /** The platform of virtual nodes on this machine, whatever its own system is. */
    public static Platform ofNodes(String osArchitecture) {
        String architecture = switch (osArchitecture.toLowerCase(Locale.ROOT)) {
            case "x86_64", "x64", "amd64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            case "x86", "i386", "i586", "i686" -> "386";
            default -> osArchitecture.toLowerCase(Locale.ROOT);
        };
        return Platform.parse("linux/" + architecture);
    }
}
