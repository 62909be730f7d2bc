package io.github.gocontainer.testbed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Watches the command lines of all processes of this machine, as any of its users can, until it is closed. */
public final class CommandLines implements AutoCloseable {

    private static final Path PROCESSES = Path.of("/proc");

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::watch, "command-lines");
    private volatile boolean closed;

    public CommandLines() {
        thread.setDaemon(true);
        thread.start();
    }

    /** All that were seen. */
    public String seen() {
        return String.join("\n", seen);
    }

    private void watch() {
        while (!closed) {
            try (Stream<Path> processes = Files.list(PROCESSES)) {
                processes
                        .filter(process -> process.getFileName().toString().matches("\\d+"))
                        .forEach(this::look);
                Thread.sleep(10);
            } catch (IOException | InterruptedException end) {
                return;
            }
        }
    }

    private void look(Path process) {
        try {
            byte[] line = Files.readAllBytes(process.resolve("cmdline"));
            seen.add(new String(line, StandardCharsets.UTF_8).replace('\0', ' '));
        } catch (IOException ended) {
            return;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
