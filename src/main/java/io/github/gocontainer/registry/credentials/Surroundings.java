package io.github.gocontainer.registry.credentials;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The part of the machine in which credentials are looked for.
 *
 * @param environment the variables that are read, also those that helpers get
 * @param home the user's home folder
 */
public record Surroundings(Map<String, String> environment, Path home) {

    private static final List<String> EXECUTABLE_ENDINGS = List.of("", ".exe", ".cmd", ".bat");

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** A variable that is set to something. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** The program of this name on {@code PATH}. */
    Optional<Path> program(String name) {
        return Stream.of(variable("PATH").or(() -> variable("Path")).orElse("").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> EXECUTABLE_ENDINGS.stream().flatMap(ending -> path(folder, name + ending)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static Stream<Path> path(String folder, String name) {
        try {
            return Stream.of(Path.of(folder, name).toAbsolutePath());
        } catch (InvalidPathException notAFolderOfThisSystem) {
            return Stream.empty();
        }
    }
}
