import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.testbed.Folders;
import io.github.gocontainer.testbed.Programs;
import io.github.gocontainer.testbed.TestTool;
import io.github.gocontainer.testbed.ToolCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The programs that take part.
 *
 * @param folder links to all of them
 * @param largeSources a real server of about 100 MB that nobody here wrote
 */
record Tools(Path project, Path work, Path folder, Path go, Path maven, Path largeSources) {

    private static final String LARGE = "github.com/prometheus/prometheus@v0.316.0";

    static Tools provide(Path project, Path work) throws IOException {
        Path go = onPath("go");
        ToolCache cache = new ToolCache(ToolCache.cache(), go);
        Path folder = Files.createDirectories(work.resolve("tools"));
        for (TestTool tool : new TestTool[] {TestTool.CRANE, TestTool.REGISTRY, TestTool.KO}) {
            Path program = cache.provide(tool);
            Files.createSymbolicLink(folder.resolve(program.getFileName()), program);
        }
        return new Tools(project, work, folder, go, onPath("mvn"), large(go, work));
    }

    private static Path large(Path go, Path work) throws IOException {
        String answer = Programs.run(
                        Duration.ofMinutes(10), environment(), work, go.toString(), "mod", "download", "-json", LARGE)
                .orFail()
                .output();
        JsonNode module = Json.parse(answer.substring(answer.indexOf('{')).getBytes(StandardCharsets.UTF_8));
        Path copy = work.resolve("large");
        Folders.copy(Path.of(module.path("Dir").asText()), copy);
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.toList()) {
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
        // It names modules that the module's archive does not have.
        Files.deleteIfExists(copy.resolve("go.work"));
        Files.deleteIfExists(copy.resolve("go.work.sum"));
        return copy;
    }

    /** A copy of the service for one candidate. */
    Service service(String name, String candidate) throws IOException {
        Path copy = work.resolve(name + "-" + candidate.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "-"));
        if (!Files.exists(copy)) {
            Folders.copy(name.equals("large") ? largeSources : project.resolve("benchmarks/peers/small"), copy);
        }
        return new Service(name, copy, name.equals("large") ? "./cmd/prometheus" : ".");
    }

    Path tool(String name) {
        return folder.resolve(name);
    }

    static Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("CGO_ENABLED", "0");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return environment;
    }

    private static Path onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + program + " on the PATH"));
    }
}
