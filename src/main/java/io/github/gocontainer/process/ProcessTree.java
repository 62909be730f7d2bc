package io.github.gocontainer.process;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A process with all its descendants, ended together: asked first, killed after a while.
 *
 * <p>A descendant whose parent has ended belongs to another process from then on: it is found by its mark, and where
 * that cannot be read, if it was seen while its parent still ran.
 */
final class ProcessTree {

    private static final Duration LAST_WAIT = Duration.ofSeconds(5);
    private static final long TURN_MILLIS = 10;

    private final Set<ProcessHandle> known = ConcurrentHashMap.newKeySet();

    private final ProcessMark mark;

    private final Duration grace;
    private volatile boolean ended;

    /**
     * A tree that is still to be planted, so that what ends it can be set up before.
     *
     * @param mark that the process will have in its environment
     * @param grace between asking and killing
     */
    ProcessTree(ProcessMark mark, Duration grace) {
        this.mark = mark;
        this.grace = grace;
    }

    /** Adds the process; ends it at once when the tree was ended meanwhile. */
    void plant(Process process) {
        known.add(process.toHandle());
        if (ended) {
            end();
        }
    }

    /** Remembers who descends from this process now, for systems on which the mark cannot be read. */
    void observe() {
        List<ProcessHandle> alive = alive();
        alive.forEach(handle -> handle.descendants().forEach(known::add));
    }

    /** Returns when none of them is alive any more, or the system does not let us end it. */
    void end() {
        ended = true;
        boolean interrupted = Thread.interrupted();
        try {
            askThenKill();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void askThenKill() {
        find();
        List<ProcessHandle> asked = alive();
        asked.forEach(ProcessHandle::destroy);
        waitFor(asked, grace);
        find();
        List<ProcessHandle> left = alive();
        left.forEach(ProcessHandle::destroyForcibly);
        waitFor(left, LAST_WAIT);
    }

    private void find() {
        observe();
        mark.bearers().forEach(known::add);
    }

    private List<ProcessHandle> alive() {
        return known.stream().filter(this::isAlive).toList();
    }

    /** Asked in turns, because the system tells the end of a foreign child late. */
    private void waitFor(List<ProcessHandle> handles, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (handles.stream().anyMatch(this::isAlive) && System.nanoTime() < deadline) {
                Thread.sleep(TURN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that has ended but that nobody has asked how, as in a container without init, is not alive. */
    private boolean isAlive(ProcessHandle handle) {
        return handle.isAlive() && !mark.isZombie(handle);
    }
}
