package io.github.gocontainer.process;

/** Starts a process that runs beside its caller. */
public interface ProcessStarter {

    /**
     * Starts it; its output goes to the listener until it ends.
     *
     * @throws io.github.gocontainer.failure.BuildFailure when it cannot be started
     */
    RunningProcess start(Command command, OutputListener listener);
}
