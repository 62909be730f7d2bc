import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * jib-core as it is, after {@code go build}: one image per platform, because it cannot put another binary into each
 * platform of one image; the index that joins them is left out, in its favour.
 *
 * <p>Arguments: go, the module's folder, the main package, a work folder, the reference without tag, platforms.
 */
public final class JibPeer {

    private JibPeer() {}

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[3]);
        List<Process> builds = new ArrayList<>();
        List<String> platforms = List.of(arguments[5].split(","));
        for (String platform : platforms) {
            ProcessBuilder build = new ProcessBuilder(
                            arguments[0], "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w",
                            "-o", binary(work, platform).toString(), arguments[2])
                    .directory(new File(arguments[1]))
                    .inheritIO();
            build.environment()
                    .putAll(Map.of("CGO_ENABLED", "0", "GOOS", platform.split("/")[0], "GOARCH", platform.split("/")[1]));
            builds.add(build.start());
        }
        for (Process build : builds) {
            if (build.waitFor() != 0) {
                throw new IllegalStateException("go build failed");
            }
        }
        for (String platform : platforms) {
            Jib.fromScratch()
                    .setFormat(ImageFormat.OCI)
                    .setPlatforms(Set.of(new Platform(platform.split("/")[1], platform.split("/")[0])))
                    .addFileEntriesLayer(FileEntriesLayer.builder()
                            .addEntry(
                                    binary(work, platform),
                                    AbsoluteUnixPath.get("/app/service"),
                                    FilePermissions.fromOctalString("755"))
                            .build())
                    .setEntrypoint("/app/service")
                    .containerize(Containerizer.to(RegistryImage.named(arguments[4] + ":" + platform.replace('/', '-')))
                            .setBaseImageLayersCache(work.resolve("base-cache"))
                            .setApplicationLayersCache(work.resolve("cache"))
                            .setAllowInsecureRegistries(true)
                            .setToolName("benchmark"));
        }
        // Otherwise its pooled threads hold the JVM for a minute.
        System.exit(0);
    }

    private static Path binary(Path work, String platform) {
        return work.resolve("bin").resolve(platform.replace('/', '-')).resolve("service");
    }
}
