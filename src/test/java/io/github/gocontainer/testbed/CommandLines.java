package io.github.gocontainer.testbed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/** Looks at the command lines of all processes of this machine, a hundred times a second, as any of its users can. */
public final class CommandLines implements AutoCloseable {

    private static final Path PROCESSES = Path.of("/proc");
    private static final long PAUSE_MILLIS = 10;

    private final Set<String> seen = new ConcurrentSkipListSet<>();
    private final Thread thread = new Thread(this::look, "command-lines");
    private volatile boolean closed;

    private CommandLines() {}

    /** Begins to look; there is nothing to see where there is no {@code /proc}. */
    public static CommandLines watch() {
        CommandLines lines = new CommandLines();
        lines.thread.setDaemon(true);
        lines.thread.start();
        return lines;
    }

    /** All that were seen so far. */
    public String seen() {
        return String.join("\n", seen);
    }

    private void look() {
        while (!closed && Files.isDirectory(PROCESSES)) {
            try (Stream<Path> processes = Files.list(PROCESSES)) {
                processes
                        .filter(folder -> folder.getFileName().toString().matches("\\d+"))
                        .forEach(this::read);
                Thread.sleep(PAUSE_MILLIS);
            } catch (IOException goneMeanwhile) {
                continue;
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void read(Path process) {
        try {
            seen.add(Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' '));
        } catch (IOException endedMeanwhile) {
            return;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
