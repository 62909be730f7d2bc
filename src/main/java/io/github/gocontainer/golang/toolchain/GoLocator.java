package io.github.gocontainer.golang.toolchain;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.Folders;
import io.github.gocontainer.golang.GoVersion;
import io.github.gocontainer.golang.HostPlatform;
import io.github.gocontainer.golang.SearchPath;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks for a Go on this machine: the configured one only, else PATH, GOROOT and where installers put it. */
final class GoLocator {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Map<String, String> environment;
    private final HostPlatform host;
    private final List<Path> usualPlaces;
    private final CommandRunner runner;

    GoLocator(Map<String, String> environment, HostPlatform host, List<Path> usualPlaces, CommandRunner runner) {
        this.environment = environment;
        this.host = host;
        this.usualPlaces = List.copyOf(usualPlaces);
        this.runner = runner;
    }

    /** Where the official installers of the system put Go. */
    static List<Path> usualPlaces(HostPlatform host) {
        return switch (host.os()) {
            case "windows" -> List.of(Path.of("C:\\Program Files\\Go\\bin"), Path.of("C:\\Go\\bin"));
            case "darwin" -> List.of(Path.of("/usr/local/go/bin"), Path.of("/opt/homebrew/bin"));
            default -> List.of(Path.of("/usr/local/go/bin"), Path.of("/usr/lib/go/bin"));
        };
    }

    /**
     * The Go that {@code <go><path>} names.
     *
     * @param path a GOROOT folder or an executable
     * @throws BuildFailure when there is none
     */
    GoInstallation configured(Path path) {
        Path executable = Files.isDirectory(path) ? path.resolve("bin").resolve(host.program("go")) : path;
        return installation(executable, "<go><path>")
                .orElseThrow(() -> new BuildFailure(
                        FailureCode.CONFIGURATION,
                        "<go><path> " + path + " is neither a GOROOT folder with bin/" + host.program("go")
                                + " nor a Go executable",
                        "correct <go><path> (-Dgocontainer.go.path), or remove it to let a Go be found"));
    }

    /** All that are there, in the order of preference. */
    List<GoInstallation> find() {
        List<GoInstallation> found = new ArrayList<>();
        places().forEach((executable, place) -> installation(executable, place).ifPresent(found::add));
        return found;
    }

    /** Where {@link #find()} looks, for a failure's message. */
    String searched() {
        List<String> words = new ArrayList<>();
        words.add("PATH (" + SearchPath.value(environment) + ")");
        words.add(
                environment.containsKey("GOROOT") ? "GOROOT (" + environment.get("GOROOT") + ")" : "GOROOT (not set)");
        usualPlaces.forEach(folder -> words.add(folder.toString()));
        return String.join(", ", words);
    }

    private Map<Path, String> places() {
        Map<Path, String> places = new LinkedHashMap<>();
        SearchPath.folders(environment)
                .forEach(folder -> places.putIfAbsent(folder.resolve(host.program("go")), "PATH"));
        String root = environment.getOrDefault("GOROOT", "");
        if (!root.isEmpty()) {
            places.putIfAbsent(Path.of(root, "bin", host.program("go")), "GOROOT");
        }
        usualPlaces.forEach(folder -> places.putIfAbsent(folder.resolve(host.program("go")), folder.toString()));
        return places;
    }

    private Optional<GoInstallation> installation(Path executable, String place) {
        if (!Files.isRegularFile(executable) || !Files.isExecutable(executable)) {
            return Optional.empty();
        }
        return versionFile(executable)
                .or(() -> asked(executable))
                .flatMap(text -> GoVersion.find(text)
                        .map(version -> new GoInstallation(
                                executable.toAbsolutePath(), version, GoVersion.suffix(text), place)));
    }

    /** Every distribution of Go has a VERSION file beside its bin folder: no process is needed to read it. */
    private static Optional<String> versionFile(Path executable) {
        try {
            Path bin = Folders.of(executable.toRealPath());
            Path file = bin.resolveSibling("VERSION");
            if (!bin.endsWith("bin") || !Files.isRegularFile(file)) {
                return Optional.empty();
            }
            return Files.readString(file)
                    .lines()
                    .findFirst()
                    .filter(text -> GoVersion.find(text).isPresent());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A version manager's wrapper has no VERSION file. */
    private Optional<String> asked(Path executable) {
        Map<String, String> child = new TreeMap<>(environment);
        child.put("GOTOOLCHAIN", "local");
        try {
            CommandResult result = runner.run(Command.of(
                    "go env",
                    List.of(executable.toString(), "env", "GOVERSION"),
                    child,
                    Folders.of(executable),
                    LIMIT));
            return result.succeeded() ? Optional.of(result.output()) : Optional.empty();
        } catch (BuildFailure notAProgramOfThisMachine) {
            if (notAProgramOfThisMachine.code() == FailureCode.INTERRUPTED) {
                throw notAProgramOfThisMachine;
            }
            return Optional.empty();
        }
    }
}
