package io.github.gocontainer.testbed;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Ends processes when this JVM ends. By then exec-maven-plugin has closed the loader of these classes and destroyed its
 * group of threads: everything that is needed is loaded before, and the thread belongs to the group of the JVM itself.
 */
final class EndOfMaven extends Thread {

    private final List<Process> processes = new CopyOnWriteArrayList<>();

    private EndOfMaven() {
        super(oldest(Thread.currentThread().getThreadGroup()), "test-bed-stop");
    }

    static EndOfMaven awaited() {
        EndOfMaven end = new EndOfMaven();
        Runtime.getRuntime().addShutdownHook(end);
        return end;
    }

    void ends(Process process) {
        processes.add(process);
    }

    List<Process> processes() {
        return processes;
    }

    @Override
    public void run() {
        for (Process process : processes) {
            process.destroy();
        }
    }

    private static ThreadGroup oldest(ThreadGroup group) {
        return group.getParent() == null ? group : oldest(group.getParent());
    }
}
