package io.github.gocontainer.mojo.docker;

import io.github.gocontainer.docker.smoke.Check;
import io.github.gocontainer.docker.smoke.Commands;
import io.github.gocontainer.docker.smoke.Step;
import io.github.gocontainer.mojo.Environment;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import io.github.gocontainer.process.SystemCommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs commands of the user's and the Go integration tests in the module's folder. */
final class SmokeTestCommands implements Commands {

    private final Stages stages;
    private final CommandRunner runner = new SystemCommandRunner();

    SmokeTestCommands(Stages stages) {
        this.stages = stages;
    }

    @Override
    public CommandResult run(Step step, Map<String, String> addresses, Duration timeout) {
        Map<String, String> environment = new TreeMap<>(Environment.variables());
        List<String> arguments = new ArrayList<>();
        if (step.check() instanceof Check.GoTests tests) {
            environment.putAll(stages.plan().compile().environment());
            arguments.addAll(List.of(stages.toolchain().executable().toString(), "test", "-count=1", "-v"));
            arguments.add("-tags="
                    + Stream.concat(stages.plan().compile().allTags().stream(), Stream.of("integration"))
                            .collect(Collectors.joining(",")));
            arguments.addAll(tests.packages());
        } else if (step.check() instanceof Check.UserCommand command) {
            arguments.addAll(command.arguments());
        }
        environment.putAll(addresses);
        Path module = stages.plan().project().baseDirectory();
        return runner.run(Command.of(step.name(), arguments, environment, module, timeout));
    }
}
