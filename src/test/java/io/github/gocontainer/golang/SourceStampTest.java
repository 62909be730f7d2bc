package io.github.gocontainer.golang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceStampTest {

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path module;

    @BeforeEach
    void sources() throws IOException {
        write("go.mod", "module example.org/hello\n", TIME);
        write("main.go", "package main\n", TIME.plusSeconds(7));
        write("target/made", "made", TIME.plusSeconds(100));
        write(".git/index", "index", TIME.plusSeconds(100));
    }

    @Test
    void knowsWhenTheNewestSourceWasWritten() throws IOException {
        assertEquals(TIME.plusSeconds(7), stamp().newest());
        write("more/more.go", "package more\n", TIME.plusSeconds(9));
        assertEquals(TIME.plusSeconds(9), stamp().newest());
    }

    @Test
    void staysTheSameUntilASourceIsTouched() throws IOException {
        SourceStamp before = stamp();
        write("target/made", "again", TIME.plusSeconds(200));
        assertEquals(before, stamp());
        write("main.go", "package main\n", TIME.plusSeconds(6));
        assertNotEquals(before, stamp());
    }

    private void write(String name, String content, Instant time) throws IOException {
        Path file = module.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(time));
    }

    private SourceStamp stamp() throws IOException {
        return SourceStamp.of(GoModule.read(module, Map.of()), List.of(module.resolve("target")));
    }
}
