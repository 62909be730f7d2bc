package io.github.gocontainer.mojo;

import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Remembers what {@code go env} said, for as long as a goal runs: several of its stages want to know. */
final class AskedOnce implements CommandRunner {

    private static final String QUESTION = "go env";

    private final CommandRunner runner;
    private final Map<Command, CommandResult> answers = new ConcurrentHashMap<>();

    AskedOnce(CommandRunner runner) {
        this.runner = runner;
    }

    @Override
    public CommandResult run(Command command) {
        return command.step().equals(QUESTION) ? answers.computeIfAbsent(command, runner::run) : runner.run(command);
    }

    @Override
    public CommandResult run(Command command, Consumer<String> lines) {
        return runner.run(command, lines);
    }
}
