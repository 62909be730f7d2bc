package io.github.gocontainer.golang;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder with a {@code go.mod}, and the workspace that Go would use there.
 *
 * @param directory absolute
 * @param path the module's import path
 * @param language the {@code go} line that counts: the workspace's when there is one
 * @param toolchain the {@code toolchain} line that counts
 * @param workspace the {@code go.work} in force
 * @param localModules folders of other modules that {@code replace} and {@code use} lines name, absolute
 */
public record GoModule(
        Path directory,
        String path,
        Optional<GoVersion> language,
        Optional<GoVersion> toolchain,
        Optional<Path> workspace,
        List<Path> localModules) {

    /** Whether a folder is a Go module. */
    public static boolean isIn(Path directory) {
        return Files.isRegularFile(directory.resolve("go.mod"));
    }

    /**
     * Reads {@code go.mod} and the workspace in force.
     *
     * @param environment whose {@code GOWORK} counts
     * @throws BuildFailure when they cannot be read
     */
    public static GoModule read(Path directory, Map<String, String> environment) {
        Path folder = directory.toAbsolutePath().normalize();
        GoModFile module = parse(folder.resolve("go.mod"));
        Optional<Path> workspace = workspace(folder, environment.getOrDefault("GOWORK", ""));
        Optional<GoModFile> work = workspace.map(GoModule::parse);
        List<Path> others = new ArrayList<>(resolve(folder, module.replacements()));
        work.ifPresent(file -> {
            Path root = Folders.of(workspace.orElseThrow());
            others.addAll(resolve(root, file.used()));
            others.addAll(resolve(root, file.replacements()));
        });
        return new GoModule(
                folder,
                module.module().orElse(""),
                work.or(() -> Optional.of(module)).flatMap(GoModFile::language),
                work.or(() -> Optional.of(module)).flatMap(GoModFile::toolchain),
                workspace,
                others.stream()
                        .filter(other -> !other.equals(folder))
                        .distinct()
                        .toList());
    }

    /** The folders that the {@code replace} lines of a module's own go.mod name, absolute. */
    public static List<Path> replacements(Path directory) {
        Path folder = directory.toAbsolutePath().normalize();
        return resolve(folder, parse(folder.resolve("go.mod")).replacements());
    }

    /** The files that say which versions are used, whether they exist or not. */
    public List<Path> files() {
        Stream<Path> own = Stream.of(directory.resolve("go.mod"), directory.resolve("go.sum"));
        return workspace
                .map(file -> Stream.concat(own, Stream.of(file, file.resolveSibling("go.work.sum"))))
                .orElse(own)
                .toList();
    }

    /** Whether its dependencies stand in a vendor folder, of its own or of its workspace. */
    public boolean isVendored() {
        Path root = workspace.map(Folders::of).orElse(directory);
        return Files.isRegularFile(root.resolve("vendor").resolve("modules.txt"));
    }

    private static Optional<Path> workspace(Path folder, String configured) {
        if (configured.equals("off")) {
            return Optional.empty();
        }
        if (!configured.isEmpty()) {
            return Optional.of(Path.of(configured).toAbsolutePath().normalize());
        }
        for (Path at = folder; at != null; at = at.getParent()) {
            Path file = at.resolve("go.work");
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static List<Path> resolve(Path folder, List<String> paths) {
        return paths.stream().map(path -> folder.resolve(path).normalize()).toList();
    }

    private static GoModFile parse(Path file) {
        try {
            return GoModFile.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.SOURCES,
                    file + " could not be read: " + e,
                    "create it with 'go mod init', or point GOWORK to an existing file",
                    e);
        }
    }
}
