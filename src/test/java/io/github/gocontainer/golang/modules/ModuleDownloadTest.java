package io.github.gocontainer.golang.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.GoToolchain;
import io.github.gocontainer.golang.GoVersion;
import io.github.gocontainer.golang.TestToolchain;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.RecordingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Go's answers are given by the test. */
class ModuleDownloadTest {

    private static final CommandResult FINE = new CommandResult(0, "", "");

    @TempDir
    Path folder;

    private final List<Command> commands = Collections.synchronizedList(new ArrayList<>());
    private final Deque<CommandResult> answers = new ArrayDeque<>();
    private final RecordingLog log = new RecordingLog();
    private boolean offline;

    @BeforeEach
    void module() throws IOException {
        TestToolchain.hello(folder.resolve("module"));
        Files.createDirectories(folder.resolve("cache/cache/download"));
    }

    @Test
    void downloadsVerifiesAndRemembers() throws IOException {
        assertInstanceOf(ModuleState.Downloaded.class, download());
        assertEquals(
                List.of("go env", "go mod download", "go mod verify"),
                commands.stream().map(Command::step).toList());
        assertInstanceOf(ModuleState.UpToDate.class, download());
        assertEquals(3, commands.size());
        TestToolchain.write(folder, "module/go.sum", "changed\n");
        assertInstanceOf(ModuleState.Downloaded.class, download());
        Files.delete(folder.resolve("cache/cache/download"));
        assertInstanceOf(ModuleState.Downloaded.class, download());
    }

    @Test
    void vendoredModulesAreNotDownloaded() throws IOException {
        TestToolchain.write(folder, "module/vendor/modules.txt", "");
        assertInstanceOf(ModuleState.Vendored.class, download());
        assertEquals(List.of(), commands);
    }

    @Test
    @FaultCase("D10")
    void whatMayPassIsTriedAgain() {
        fail("go: example.com/x@v1.0.0: Get \"https://proxy.example/x\": 503 Service Unavailable");
        fail("go: example.com/x@v1.0.0: read tcp: connection reset by peer");
        download();
        assertEquals(2, log.warnings().size());
        for (int attempt = 0; attempt < 3; attempt++) {
            fail("go: reading https://me:s3cret@proxy.example/x: 502 Bad Gateway");
        }
        commands.clear();
        folder.resolve("work/modules.key").toFile().delete();
        BuildFailure failure = assertThrows(BuildFailure.class, this::download);
        assertEquals(FailureCode.NETWORK, failure.code());
        assertEquals(4, commands.size());
        assertFalse(failure.getMessage().contains("s3cret"), failure.getMessage());
        assertTrue(failure.getMessage().contains("https://proxy.example/x"), failure.getMessage());
    }

    @Test
    @FaultCase("D8")
    void aSecurityErrorIsPassedOnAtOnce() {
        fail("verifying example.com/x@v1.0.0: checksum mismatch\n\tdownloaded: h1:a\n\tgo.sum: h1:b\n\nSECURITY ERROR");
        BuildFailure failure = assertThrows(BuildFailure.class, this::download);
        assertEquals(FailureCode.INTEGRITY, failure.code());
        assertTrue(failure.getMessage().contains("SECURITY ERROR"), failure.getMessage());
        assertEquals(2, commands.size());
    }

    @Test
    @FaultCase("D9")
    void aPrivateModuleNamesModuleHostAndGoprivate() {
        fail(
                "go: git.example.com/team/lib@v1.0.0: reading https://proxy.example/git.example.com/team/lib/@v/v1.0.0.mod:"
                        + " 404 Not Found");
        BuildFailure failure = assertThrows(BuildFailure.class, this::download);
        assertTrue(failure.getMessage().contains("git.example.com/team/lib@v1.0.0"));
        assertTrue(failure.hint().orElseThrow().contains("GOPRIVATE"));
        assertEquals(FailureCode.CREDENTIALS, failure.code());
    }

    @Test
    void offlineAsksNoProxyAndNamesTheOption() {
        offline = true;
        fail("go: example.com/x@v1.0.0: module lookup disabled by GOPROXY=off");
        BuildFailure failure = assertThrows(BuildFailure.class, this::download);
        assertEquals("off", commands.get(1).environment().get("GOPROXY"));
        assertTrue(failure.hint().orElseThrow().contains("without -o"), failure.sentence());
    }

    private void fail(String error) {
        answers.add(new CommandResult(1, "", error));
    }

    private ModuleState download() {
        GoToolchain toolchain = new GoToolchain(Path.of("/sdk/bin/go"), new GoVersion("1.26.8"), "");
        return new ModuleDownload(toolchain, Map.of("GOWORK", "off"), this::answer, duration -> {}, log)
                .download(new ModuleDownloadSpec(
                        folder.resolve("module"), folder.resolve("work"), Map.of(), offline, Duration.ofMinutes(1)));
    }

    private CommandResult answer(Command command) {
        commands.add(command);
        if (command.step().equals("go env")) {
            return new CommandResult(0, "{\"GOMODCACHE\": \"" + folder.resolve("cache") + "\"}", "");
        }
        return answers.isEmpty() ? FINE : answers.remove();
    }
}
