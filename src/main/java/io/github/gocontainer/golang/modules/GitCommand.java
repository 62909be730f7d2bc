package io.github.gocontainer.golang.modules;

import io.github.gocontainer.golang.SearchPath;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Git, asked in a folder without the settings of whoever started the build from within a Git hook. */
public record GitCommand(Path executable, Path directory, Map<String, String> environment, Duration timeout) {

    private static final List<String> QUIET = List.of("-c", "log.showSignature=false", "-c", "core.fsmonitor=false");

    public GitCommand {
        Map<String, String> sanitized = new TreeMap<>(environment);
        sanitized.keySet().removeIf(name -> name.startsWith("GIT_") && !isConfiguration(name));
        sanitized.put("GIT_OPTIONAL_LOCKS", "0");
        sanitized.put("GIT_TERMINAL_PROMPT", "0");
        sanitized.put("LC_ALL", "C");
        environment = sanitized;
    }

    /** Where a container's user says which folders are safe. */
    private static boolean isConfiguration(String name) {
        return name.startsWith("GIT_CONFIG_") && !name.equals("GIT_CONFIG_PARAMETERS");
    }

    /** Git on PATH. */
    public static Optional<Path> executable(Map<String, String> environment) {
        return SearchPath.folders(environment).stream()
                .flatMap(folder -> Stream.of(folder.resolve("git"), folder.resolve("git.exe")))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    public CommandResult run(CommandRunner runner, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(executable.toString()));
        all.addAll(QUIET);
        all.addAll(arguments);
        return runner.run(Command.of("git " + arguments.get(0), all, environment, directory, timeout));
    }
}
