package io.github.gocontainer.process;

import java.util.function.Consumer;

/** Runs a process to its end. */
public interface CommandRunner {

    /**
     * Starts the process, waits for its end and returns how it ended; an exit code other than 0 is a result, not a
     * failure.
     *
     * @throws io.github.gocontainer.failure.BuildFailure when it cannot be started, takes longer than its time limit
     *     or is interrupted; its whole tree has ended then
     */
    CommandResult run(Command command);

    /**
     * The same, and every line of standard output is handed over as it comes, without its end and before this returns;
     * one of more than a MiB in several parts.
     *
     * @param lines called by one thread at a time; what it throws is thrown here when the process has ended
     */
    default CommandResult run(Command command, Consumer<String> lines) {
        CommandResult result = run(command);
        result.output().lines().forEach(lines);
        return result;
    }
}
