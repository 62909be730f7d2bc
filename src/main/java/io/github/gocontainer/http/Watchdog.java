package io.github.gocontainer.http;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends exchanges that stand still: a socket's own time-out covers neither writing nor servers that send one byte now
 * and then. One daemon thread for all of them, started with the first.
 */
final class Watchdog implements AutoCloseable {

    private static final long NEVER = Long.MAX_VALUE;

    private final long patience;

    @Nullable
    private ScheduledThreadPoolExecutor timer;

    private boolean closed;

    /** @param patience how long nothing may move */
    Watchdog(Duration patience) {
        this.patience = patience.toNanos();
    }

    /** Watches one exchange, which rests until the first {@link Watch#expect}. */
    Watch watch(Runnable abort) {
        return new Watch(abort);
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private synchronized void schedule(Runnable check, long nanoseconds) {
        if (closed) {
            return;
        }
        if (timer == null) {
            timer = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = new Thread(task, "http-watchdog");
                thread.setDaemon(true);
                return thread;
            });
        }
        // The check reports through the exchange that it aborts, so nobody asks for its own result.
        timer.schedule(check, nanoseconds, TimeUnit.NANOSECONDS);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    /** The clock of one exchange: it runs while something is waited for, and not while nobody reads or writes. */
    final class Watch implements AutoCloseable {

        private final Runnable abort;
        private final long start = System.nanoTime();
        private long step = NEVER;
        private long whole = NEVER;
        private boolean checking;
        private boolean ended;
        private boolean expired;

        private Watch(Runnable abort) {
            this.abort = abort;
        }

        /** From now on something must move within the patience, times this. */
        synchronized void expect(int times) {
            step = elapsed() + times * patience;
            begin();
        }

        /** Nothing is waited for. */
        synchronized void rest() {
            step = NEVER;
        }

        /** All that follows, until {@link #unlimited()}, may take twice the patience, whatever moves. */
        synchronized void limit() {
            whole = elapsed() + 2 * patience;
            begin();
        }

        synchronized void unlimited() {
            whole = NEVER;
        }

        synchronized boolean isExpired() {
            return expired;
        }

        SocketTimeoutException timeout(Exception cause) {
            SocketTimeoutException timeout =
                    new SocketTimeoutException("nothing moved, or too little, in the time limit");
            timeout.initCause(cause);
            return timeout;
        }

        @Override
        public synchronized void close() {
            ended = true;
        }

        private long elapsed() {
            return System.nanoTime() - start;
        }

        private void begin() {
            if (!checking && !ended) {
                checking = true;
                schedule(this::check, Math.min(patience, Math.min(step, whole) - elapsed()));
            }
        }

        /** A check per patience at most: what is moved in between only writes down a time. */
        private void check() {
            synchronized (this) {
                checking = false;
                if (ended) {
                    return;
                }
                long next = Math.min(step, whole);
                if (next == NEVER) {
                    return;
                }
                if (next > elapsed()) {
                    begin();
                    return;
                }
                expired = true;
                ended = true;
            }
            abort.run();
        }
    }
}
