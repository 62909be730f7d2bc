package io.github.gocontainer.quality.dependencies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.golang.GoToolchain;
import io.github.gocontainer.golang.TestToolchain;
import io.github.gocontainer.process.SystemCommandRunner;
import io.github.gocontainer.quality.GoTool;
import io.github.gocontainer.testbed.PrivateHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Go, with modules of a folder that speaks the protocol of module proxies. */
class DependenciesGoTest {

    @TempDir
    Path folder;

    private Path module;

    @BeforeEach
    void module() throws Exception {
        try (PrivateHosts hosts = new PrivateHosts(folder.resolve("hosts"))) {
            hosts.publish("corp.acme.test/used", "used.go", "package used\n\nconst Word = 1\n");
            hosts.publish("corp.acme.test/unused", "unused.go", "package unused\n");
        }
        module = Files.createDirectories(folder.resolve("module"));
        TestToolchain.write(module, "main.go", """
                package main

                import "corp.acme.test/used"

                func main() { println(used.Word) }
                """);
    }

    @Test
    void saysWhatTidyWouldChangeAndChangesNothing() throws IOException {
        String before = "module example.com/m\n\ngo 1.21\n\nrequire corp.acme.test/unused v1.0.0\n";
        TestToolchain.write(module, "go.mod", before);
        Tidiness tidiness = dependencies().tidiness(folder.resolve("work"));
        assertFalse(tidiness.isTidy());
        assertTrue(tidiness.added().contains("go.mod corp.acme.test/used v1.0.0"), tidiness.toString());
        assertEquals(List.of("go.mod corp.acme.test/unused v1.0.0"), tidiness.removed());
        assertEquals(List.of(new Requirement("corp.acme.test/unused", "v1.0.0", false)), tidiness.unused());
        assertTrue(
                tidiness.sentence().startsWith("'go mod tidy' would add 3 lines and remove 1: + go.mod corp"),
                tidiness.sentence());
        assertEquals(before, Files.readString(module.resolve("go.mod")));
        assertFalse(Files.exists(module.resolve("go.sum")));
        assertFalse(Files.exists(folder.resolve("work")));
    }

    @Test
    void aTidyModuleIsTidyHoweverItIsWritten() throws IOException {
        TestToolchain.write(
                module, "go.mod", "module example.com/m\n\ngo 1.21\n\nrequire (\n\tcorp.acme.test/used v1.0.0\n)\n");
        Tidiness first = dependencies().tidiness(folder.resolve("work"));
        StringBuilder sums = new StringBuilder();
        first.added()
                .forEach(line -> sums.append(line.replaceFirst("^go.sum ", "")).append('\n'));
        TestToolchain.write(module, "go.sum", sums.toString());
        assertEquals(
                new Tidiness(List.of(), List.of(), List.of()), dependencies().tidiness(folder.resolve("work")));
    }

    @Test
    void newerVersionsAreListed() throws IOException {
        TestToolchain.write(
                module, "go.mod", "module example.com/m\n\ngo 1.21\n\nrequire corp.acme.test/used v1.0.0\n");
        Tidiness first = dependencies().tidiness(folder.resolve("work"));
        StringBuilder sums = new StringBuilder();
        first.added()
                .forEach(line -> sums.append(line.replaceFirst("^go.sum ", "")).append('\n'));
        TestToolchain.write(module, "go.sum", sums.toString());
        assertEquals(List.of(), dependencies().updates());
        Path versions = folder.resolve("hosts/go/corp.acme.test/used/@v");
        Files.writeString(versions.resolve("list"), "v1.0.0\nv1.2.0\n");
        Files.writeString(
                versions.resolve("v1.2.0.info"), "{\"Version\":\"v1.2.0\",\"Time\":\"2026-02-02T00:00:00Z\"}");
        Files.writeString(
                versions.resolve("v1.2.0.mod"), "// Deprecated: use something else.\nmodule corp.acme.test/used\n");
        assertEquals(
                List.of(new Update(
                        new Requirement("corp.acme.test/used", "v1.0.0", false),
                        Optional.of("v1.2.0"),
                        Optional.of("use something else."))),
                dependencies().updates());
    }

    private Dependencies dependencies() {
        GoToolchain toolchain = TestToolchain.real();
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("GOPROXY", folder.resolve("hosts/go").toUri().toString());
        environment.put("GONOSUMDB", "*");
        environment.put("GOFLAGS", "-modcacherw");
        environment.put("GOTOOLCHAIN", "local");
        environment.put("GOMODCACHE", folder.resolve("modules").toString());
        GoTool go = new GoTool(
                toolchain.executable(), toolchain.version().toString(), module, environment, Duration.ofMinutes(1));
        return new Dependencies(go, new SystemCommandRunner(), (step, result, log) -> {
            throw new AssertionError(step + ": " + result.error());
        });
    }
}
