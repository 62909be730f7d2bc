package io.github.gocontainer.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What a user's own {@code go build} makes with the flags that the documentation names. */
public final class PlainBuild {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Path go;

    PlainBuild(Path go) {
        this.go = go;
    }

    /**
     * The bytes of the binary.
     *
     * @param platform such as {@code linux/arm64}
     */
    public byte[] of(Path module, String mainPackage, String platform, String linkerFlags) throws IOException {
        Path binary = Files.createTempDirectory("plain-build").resolve("binary");
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("CGO_ENABLED", "0");
        environment.put("GOOS", platform.split("/")[0]);
        environment.put("GOARCH", platform.split("/")[1]);
        environment.put("GOFLAGS", "");
        Programs.run(
                        LIMIT,
                        environment,
                        module,
                        go.toString(),
                        "build",
                        "-trimpath",
                        "-buildvcs=false",
                        "-ldflags=" + linkerFlags,
                        "-o",
                        binary.toString(),
                        mainPackage)
                .orFail();
        byte[] content = Files.readAllBytes(binary);
        Folders.delete(binary.getParent());
        return content;
    }
}
