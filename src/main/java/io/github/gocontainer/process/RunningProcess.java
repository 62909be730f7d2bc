package io.github.gocontainer.process;

import java.time.Duration;
import java.util.OptionalInt;

/** A process that was started; closing it ends it with its whole tree, asked first and killed after five seconds. */
public interface RunningProcess extends AutoCloseable {

    /** Its exit code, 128 and the signal's number where a signal ended it; empty while it runs. */
    OptionalInt exitCode();

    /** Sends SIGTERM to the process itself; on Windows, where there is no such thing, ends it. */
    void requestEnd();

    /** Waits until all that it wrote has been handed on, after its end. */
    void awaitOutput(Duration limit);

    @Override
    void close();
}
