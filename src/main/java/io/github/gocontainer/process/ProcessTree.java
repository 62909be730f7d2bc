package io.github.gocontainer.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A process with all its descendants, ended together: asked first, killed after five seconds. */
final class ProcessTree {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final List<ProcessHandle> handles;

    private ProcessTree(List<ProcessHandle> handles) {
        this.handles = handles;
    }

    static ProcessTree of(Process process) {
        ProcessHandle root = process.toHandle();
        return new ProcessTree(
                Stream.concat(root.descendants(), Stream.of(root)).toList());
    }

    /** Returns when none of them is alive any more, or the system does not let us end it. */
    void end() {
        List<ProcessHandle> alive =
                handles.stream().filter(ProcessHandle::isAlive).toList();
        if (alive.isEmpty()) {
            return;
        }
        alive.forEach(ProcessHandle::destroy);
        if (!haveEnded(alive)) {
            alive.forEach(ProcessHandle::destroyForcibly);
            haveEnded(alive);
        }
    }

    private static boolean haveEnded(List<ProcessHandle> handles) {
        try {
            CompletableFuture.allOf(handles.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
