package io.github.gocontainer.testbed;

import io.github.gocontainer.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Builds the tools of the tests once per machine and keeps them where {@code mvn clean} does not reach. */
public final class ToolCache {

    /** The system property that names the cache; then the environment's variable, then the user's cache folder. */
    private static final String PROPERTY = "gocontainer.testTools";

    private static final String VARIABLE = "GOCONTAINER_TEST_TOOLS";
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final Path cache;
    private final Path go;

    public ToolCache(Path cache, Path go) {
        this.cache = cache;
        this.go = go;
    }

    /** Where the tools are kept on this machine. */
    public static Path cache() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .filter(value -> !value.isEmpty())
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "gocontainer-test-tools"));
    }

    /** Makes the content of a folder that is new and empty. */
    public interface Recipe {
        void make(Path folder) throws IOException;
    }

    /** The executable, built when it is not there. */
    public Path provide(TestTool tool) throws IOException {
        return provide(tool.folder(), folder -> install(tool, folder)).resolve(tool.program());
    }

    /** The folder of this name, made when it is not there; half of it is never seen. */
    public Path provide(String name, Recipe recipe) throws IOException {
        Path folder = cache.resolve(name);
        Files.createDirectories(cache);
        Path lockFile = cache.resolve(name + ".lock");
        // Two builds on one machine start at the same time: the second waits for the first and then finds its work.
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.isDirectory(folder)) {
                System.out.println("making " + name + ", which is done once per machine");
                Path unfinished = Files.createTempDirectory(cache, name + ".");
                recipe.make(unfinished);
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return folder;
    }

    /**
     * A program of our own on a module that one of the tools is of, built when it is not there.
     *
     * @param program its name; {@code <program>.go} beside this class is its source
     * @param tool whose module and version it is made with
     */
    public Path provide(String program, TestTool tool) throws IOException {
        String source = source(program);
        Path folder = cache.resolve(program + "-"
                + Digest.of((source + tool.source()).getBytes(StandardCharsets.UTF_8))
                        .hex());
        Path executable = folder.resolve(program);
        Files.createDirectories(cache);
        try (FileChannel channel = FileChannel.open(
                        cache.resolve(program + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.isExecutable(executable)) {
                build(program, source, tool, folder);
            }
        }
        return executable;
    }

    private static String source(String program) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ToolCache.class.getResourceAsStream(program + ".go"), program + ".go")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void build(String program, String source, TestTool tool, Path folder) throws IOException {
        Path unfinished = Files.createTempDirectory(cache, program + ".");
        Files.writeString(unfinished.resolve("main.go"), source);
        Files.writeString(unfinished.resolve("go.mod"), "module example.org/" + program + "\n\ngo 1.24\n");
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("GOFLAGS", "-trimpath -mod=mod");
        environment.put("CGO_ENABLED", "0");
        Programs.run(LIMIT, environment, unfinished, go.toString(), "get", tool.module())
                .orFail();
        Programs.run(LIMIT, environment, unfinished, go.toString(), "build", "-o", program, ".")
                .orFail();
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private void install(TestTool tool, Path folder) throws IOException {
        go(folder, Map.of("GOBIN", folder.toString(), "GOFLAGS", "-trimpath"), "install", tool.source());
    }

    /** Runs a go command; returns what it printed. */
    public String go(Path directory, Map<String, String> variables, String... arguments) throws IOException {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("CGO_ENABLED", "0");
        environment.putAll(variables);
        List<String> command = new ArrayList<>(List.of(go.toString()));
        command.addAll(List.of(arguments));
        return Programs.run(LIMIT, environment, directory, command.toArray(String[]::new))
                .orFail()
                .output();
    }
}
