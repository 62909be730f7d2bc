package io.github.gocontainer.golang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.testbed.RecordingLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleFilesTest {

    @TempDir
    Path folder;

    private final RecordingLog log = new RecordingLog();

    @Test
    void changesAreUndoneAndToldAlsoWhenTheActionFails() throws IOException {
        TestToolchain.hello(folder);
        Path sum = TestToolchain.write(folder, "go.sum", "old line\r\n");
        ModuleFiles files = new ModuleFiles(GoModule.read(folder, Map.of("GOWORK", "off")), log);
        assertThrows(
                IllegalStateException.class,
                () -> files.unchangedWhile(() -> {
                    write(sum, "old line\nnew line\n");
                    throw new IllegalStateException();
                }));
        assertEquals("old line\r\n", Files.readString(sum));
        assertEquals(1, log.warnings().size());
        assertTrue(
                log.warnings()
                        .get(0)
                        .contains("(1 lines added, 0 removed: + new line); it is as before: run 'go mod tidy'"),
                log.warnings().get(0));
    }

    @Test
    void modulesSideBySideShareAWorkspaceSum() throws Exception {
        TestToolchain.write(folder, "go.work", "go 1.21\n\nuse ./a\nuse ./b\n");
        Path one = TestToolchain.hello(folder.resolve("a"));
        Path other = TestToolchain.hello(folder.resolve("b"));
        Path sum = folder.resolve("go.work.sum");
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        Thread first = new Thread(() -> files(one).unchangedWhile(() -> {
            write(sum, "of the first\n");
            written.countDown();
            await(read);
            return "";
        }));
        first.start();
        await(written);
        // The second comes while the file is there that the first one made, and outlives it.
        files(other).unchangedWhile(() -> {
            read.countDown();
            join(first);
            write(sum, "of the second\n");
            return "";
        });
        assertFalse(Files.exists(sum));
        assertTrue(
                log.warnings().stream().anyMatch(line -> line.contains("go work sync")),
                log.warnings().toString());
    }

    private ModuleFiles files(Path module) {
        return new ModuleFiles(GoModule.read(module, Map.of()), log);
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
