package io.github.gocontainer.process;

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
}
