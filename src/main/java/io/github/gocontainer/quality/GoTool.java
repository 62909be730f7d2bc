package io.github.gocontainer.quality;

import io.github.gocontainer.process.Command;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code go} program, ready to work on a module on the machine that builds.
 *
 * @param executable of the module's toolchain
 * @param version without {@code go}, for example {@code 1.26.8}
 * @param directory the module's folder, absolute
 * @param environment the whole one of the child
 * @param timeout of each command
 */
public record GoTool(
        Path executable, String version, Path directory, Map<String, String> environment, Duration timeout) {

    /** A command of Go; the step names it in messages. */
    public Command command(String step, List<String> arguments) {
        return program(step, executable, arguments);
    }

    /** Another program in the same folder and environment. */
    public Command program(String step, Path program, List<String> arguments) {
        List<String> all = new ArrayList<>();
        all.add(program.toString());
        all.addAll(arguments);
        Map<String, String> complete = new TreeMap<>(environment);
        complete.put("PWD", directory.toString());
        // Analysers and generators run "go" and must find this one.
        complete.put("PATH", searchPath(complete.getOrDefault("PATH", "")));
        return Command.of(step, all, complete, directory, timeout);
    }

    private String searchPath(String others) {
        String own = String.valueOf(executable.toAbsolutePath().getParent());
        return others.isEmpty() ? own : own + File.pathSeparator + others;
    }

    /** The program {@code name} of the same toolchain, such as {@code gofmt}; beside the real {@code go}, behind links. */
    public Path sibling(String name) {
        String suffix = executable.getFileName().toString().endsWith(".exe") ? ".exe" : "";
        Path go;
        try {
            go = executable.toRealPath();
        } catch (IOException notThere) {
            go = executable;
        }
        return go.resolveSibling(name + suffix);
    }

    /** The same with these variables in addition. */
    public GoTool with(Map<String, String> variables) {
        Map<String, String> complete = new TreeMap<>(environment);
        complete.putAll(variables);
        return new GoTool(executable, version, directory, complete, timeout);
    }

    /** Whether it is Go 1.{@code minor} or newer. */
    public boolean isAtLeast(int minor) {
        String[] numbers = version.split("[.\\-a-z]");
        return Integer.parseInt(numbers[0]) > 1 || (numbers.length > 1 && Integer.parseInt(numbers[1]) >= minor);
    }
}
