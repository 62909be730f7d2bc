package io.github.gocontainer.testbed.kubernetes;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks a service again and again, and remembers every answer and every failure. */
public final class Traffic implements AutoCloseable {

    private static final int PAUSE_MILLIS = 25;
    private static final int TIMEOUT_MILLIS = 5_000;

    private final URI address;
    private final Set<String> answers = new ConcurrentSkipListSet<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Thread thread;
    private volatile boolean ended;

    private Traffic(int port) {
        this.address = URI.create("http://127.0.0.1:" + port + "/");
        this.thread = new Thread(this::run, "traffic");
        thread.setDaemon(true);
    }

    /** Begins as soon as the service answers for the first time, as a new one is not known everywhere at once. */
    public static Traffic start(int port) throws IOException {
        Traffic traffic = new Traffic(port);
        traffic.awaitFirst();
        traffic.thread.start();
        return traffic;
    }

    private void awaitFirst() throws IOException {
        IOException last = new IOException("no attempt");
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                ask();
                return;
            } catch (IOException e) {
                last = e;
                pause(100);
            }
        }
        throw new IOException("the service at " + address + " never answered", last);
    }

    private void run() {
        while (!ended) {
            try {
                answers.add(ask());
                count.incrementAndGet();
            } catch (IOException e) {
                failures.add(e.toString());
            }
            pause(PAUSE_MILLIS);
        }
    }

    /** One answer, now. */
    public String ask() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try {
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            connection.disconnect();
        }
    }

    /** Waits until all answers are this one: a pod that is going answers until everybody knows that it does. */
    public void awaitOnly(String answer) throws IOException {
        int same = 0;
        for (int attempt = 0; attempt < 200 && same < 20; attempt++) {
            same = ask().equals(answer) ? same + 1 : 0;
            pause(PAUSE_MILLIS);
        }
        if (same < 20) {
            throw new IOException("not all answers of " + address + " are " + answer);
        }
    }

    /** The different answers. */
    public Set<String> answers() {
        return answers;
    }

    public List<String> failures() {
        return failures;
    }

    /** How many requests were answered. */
    public int count() {
        return count.get();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Asks no more, so that what it remembers does not change any more. */
    public void stop() {
        ended = true;
        try {
            thread.join(TIMEOUT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
