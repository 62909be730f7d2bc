package io.github.gocontainer.process;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Does the same to many things on a few threads; the first failure ends the others. */
public final class SideBySide {

    private static final long SECONDS_TO_END = 12;

    private final int threads;

    /** @param threads at most so many at a time, 1 or more */
    public SideBySide(int threads) {
        this.threads = threads;
    }

    /**
     * The results in the order of the things.
     *
     * @param what is done, for the failure of an interruption
     */
    public <T, R> List<R> run(String what, Collection<T> things, Function<T, R> task) {
        if (things.isEmpty()) {
            return List.of();
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, things.size()), SideBySide::thread);
        try {
            CompletionService<R> completion = new ExecutorCompletionService<>(pool);
            List<Future<R>> futures = new ArrayList<>();
            things.forEach(thing -> futures.add(completion.submit(() -> task.apply(thing))));
            for (int done = 0; done < futures.size(); done++) {
                completion.take().get();
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BuildFailure(FailureCode.INTERRUPTED, what + " was interrupted", null, e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            end(pool);
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
            return failure;
        }
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("a task threw a checked exception that it does not declare", e);
    }

    /** Transfers look at the interruption between two blocks, so that a failure does not wait for a large layer. */
    private static void end(ExecutorService pool) {
        pool.shutdownNow();
        try {
            pool.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "gocontainer-side-by-side");
        thread.setDaemon(true);
        return thread;
    }
}
