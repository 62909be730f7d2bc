package io.github.gocontainer.process;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.util.concurrent.Semaphore;

/** The processors that the modules of one Maven session share, so that {@code -T} does not multiply what each one does. */
public final class CpuBudget {

    private static final CpuBudget SHARED = new CpuBudget(Runtime.getRuntime().availableProcessors());

    private final int processors;
    private final Semaphore free;

    /** A budget of its own; at least one processor. */
    public CpuBudget(int processors) {
        this.processors = Math.max(1, processors);
        this.free = new Semaphore(this.processors, true);
    }

    /** The budget of everything that this class loader's plugin does. */
    public static CpuBudget shared() {
        return SHARED;
    }

    public int processors() {
        return processors;
    }

    /**
     * Waits, first come first served, until so many processors are free; more than there are means all.
     *
     * @throws BuildFailure when the waiting is interrupted
     */
    public Share take(int wanted) {
        int taken = Math.max(1, Math.min(wanted, processors));
        try {
            free.acquire(taken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BuildFailure(FailureCode.INTERRUPTED, "waiting for a free processor was interrupted", null, e);
        }
        return new Share(taken);
    }

    /** Processors that are given back by closing it, once. */
    public final class Share implements AutoCloseable {

        private int taken;

        private Share(int taken) {
            this.taken = taken;
        }

        public int processors() {
            return taken;
        }

        @Override
        public void close() {
            free.release(taken);
            taken = 0;
        }
    }
}
