package io.github.gocontainer.golang;

import io.github.gocontainer.testbed.RealParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Go of this machine, and modules written for it. */
public final class TestToolchain {

    private TestToolchain() {}

    public static GoToolchain real() {
        Path executable = RealParts.program("go");
        try {
            Path version = executable.toRealPath().getParent().resolveSibling("VERSION");
            return new GoToolchain(
                    executable, GoVersion.parse(Files.readAllLines(version).get(0)), "the machine's own");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Writes a file and its folders. */
    public static Path write(Path folder, String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    /** A module that prints its stamps. */
    public static Path hello(Path folder) throws IOException {
        write(folder, "go.mod", "module example.com/hello\n\ngo 1.21\n");
        write(folder, "main.go", """
                package main

                import "fmt"

                var (
                	version = "none"
                	commit  string
                )

                func main() { fmt.Println("hello", version, commit) }
                """);
        return folder;
    }
}
