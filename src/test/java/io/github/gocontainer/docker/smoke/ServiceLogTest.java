package io.github.gocontainer.docker.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.reliability.FaultCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceLogTest {

    @TempDir
    Path folder;

    private static void write(ServiceLog.Feed feed, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        feed.write(bytes, bytes.length);
    }

    @Test
    void linesAreFoundHoweverTheyArrive() {
        Pattern ready = Pattern.compile("ready on \\d+");
        ServiceLog log = new ServiceLog(List.of(ready), Optional.empty());
        ServiceLog.Feed output = log.feed();
        ServiceLog.Feed error = log.feed();
        write(output, "starting\nrea");
        write(error, "a warning\n");
        assertEquals(Optional.empty(), log.find(ready));
        write(output, "dy on 80\nready on 81\n");
        assertEquals(Optional.of("ready on 80"), log.find(ready));
        assertEquals("starting\na warning\nready on 80\nready on 81", log.tail());
    }

    @Test
    void whatHasNoLineBreakIsALineAtTheEnd() {
        ServiceLog log = new ServiceLog(List.of(), Optional.empty());
        ServiceLog.Feed output = log.feed();
        write(output, "panic: no");
        assertEquals("", log.tail());
        output.end();
        assertEquals("panic: no", log.tail());
    }

    @Test
    @FaultCase("F6")
    void aGigabyteStaysOutOfMemoryAndInTheFilesLimit() throws IOException {
        Path file = folder.resolve("log");
        byte[] block = new byte[1 << 20];
        for (int i = 0; i < block.length; i++) {
            block[i] = (byte) i;
        }
        System.gc();
        long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        try (ServiceLog log = new ServiceLog(List.of(), Optional.of(file))) {
            ServiceLog.Feed feed = log.feed();
            for (int i = 0; i < 1024; i++) {
                feed.write(block, block.length);
            }
            feed.end();
            System.gc();
            long more =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() - before;
            assertTrue(more < 64L << 20, more + " bytes more");
            assertTrue(log.tail().startsWith("[41"), log.tail().substring(0, 60));
        }
        assertTrue(Files.size(file) <= (16L << 20) + 100, Files.size(file) + " bytes");
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertTrue(text.endsWith("\n[more than 16 MiB of log, cut here]\n"));
    }

    @Test
    @FaultCase("F6")
    void aLineWithoutEndIsCut() {
        ServiceLog log = new ServiceLog(List.of(), Optional.empty());
        ServiceLog.Feed feed = log.feed();
        write(feed, "x".repeat(100_000));
        write(feed, "\n");
        assertTrue(log.tail().endsWith("x [line cut here]"));
        assertTrue(log.tail().length() < 10_000);
    }
}
