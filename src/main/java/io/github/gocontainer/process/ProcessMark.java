package io.github.gocontainer.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A variable in the environment of a process, by which its descendants are found on Linux even if their parents have
 * ended; elsewhere none is found this way.
 */
final class ProcessMark {

    private static final String NAME = "GOCONTAINER_PROCESS";
    private static final Path PROCESSES = Path.of("/proc");

    private final String value = UUID.randomUUID().toString();

    void addTo(Map<String, String> environment) {
        environment.put(NAME, value);
    }

    /** All that have it in the environment that they were started with. */
    Stream<ProcessHandle> bearers() {
        return Files.isDirectory(PROCESSES) ? ProcessHandle.allProcesses().filter(this::isBorneBy) : Stream.empty();
    }

    private boolean isBorneBy(ProcessHandle handle) {
        Path file = PROCESSES.resolve(Long.toString(handle.pid())).resolve("environ");
        try {
            String environment = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return environment.contains(NAME + "=" + value);
        } catch (IOException endedOrOfAnotherUser) {
            return false;
        }
    }

    /** Whether it has ended and only its entry in the table of processes is left. */
    boolean isZombie(ProcessHandle handle) {
        try {
            String status = Files.readString(
                    PROCESSES.resolve(Long.toString(handle.pid())).resolve("stat"), StandardCharsets.ISO_8859_1);
            return status.substring(status.lastIndexOf(')') + 1).startsWith(" Z");
        } catch (IOException endedOrAnotherSystem) {
            return false;
        }
    }
}
