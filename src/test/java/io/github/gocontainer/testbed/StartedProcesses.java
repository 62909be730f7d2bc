package io.github.gocontainer.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes that the test bed started, by id and time of start: an id alone may belong to somebody else by the
 * time that it is used.
 */
public final class StartedProcesses {

    private static final int LIMIT_SECONDS = 10;

    private final Path file;

    public StartedProcesses(Path file) {
        this.file = file;
    }

    public void write(List<Process> processes) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Process process : processes) {
            process.info().startInstant().ifPresent(start -> lines.add(process.pid() + " " + start));
        }
        Files.write(file, lines);
    }

    /** Ends those that still run. */
    public void stop() throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split(" ");
            Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(handle -> handle.info().startInstant().equals(Optional.of(Instant.parse(parts[1]))));
            if (process.isPresent()) {
                end(process.get());
            }
        }
        Files.delete(file);
    }

    private static void end(ProcessHandle process) throws IOException {
        process.destroy();
        try {
            process.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }
}
