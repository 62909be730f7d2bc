package io.github.gocontainer.golang.modules;

import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Git, asked in a folder without the settings of whoever started the build from within a Git hook. */
record GitCommand(Path executable, Path directory, Map<String, String> environment, Duration timeout) {

    private static final List<String> QUIET = List.of("-c", "log.showSignature=false", "-c", "core.fsmonitor=false");

    GitCommand {
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

    CommandResult run(CommandRunner runner, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(executable.toString()));
        all.addAll(QUIET);
        all.addAll(arguments);
        return runner.run(Command.of("git " + arguments.get(0), all, environment, directory, timeout));
    }
}
