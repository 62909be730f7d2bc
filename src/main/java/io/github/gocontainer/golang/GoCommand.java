package io.github.gocontainer.golang;

import io.github.gocontainer.process.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A call of the {@code go} program in a module's folder, as data.
 *
 * @param directory absolute
 * @param environment the whole one of the child
 * @param timeout of each command
 */
public record GoCommand(GoToolchain toolchain, Path directory, Map<String, String> environment, Duration timeout) {

    /** A command of Go; the step names it in messages. */
    public Command of(String step, List<String> arguments) {
        List<String> all = new ArrayList<>();
        all.add(toolchain.executable().toString());
        all.addAll(arguments);
        Map<String, String> complete = new TreeMap<>(environment);
        // Go takes the name of the folder from here, and would else ask for it through symbolic links.
        complete.put("PWD", directory.toString());
        return Command.of(step, all, complete, directory, timeout);
    }
}
