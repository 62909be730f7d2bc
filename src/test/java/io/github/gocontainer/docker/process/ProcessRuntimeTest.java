package io.github.gocontainer.docker.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.docker.SmokeTests;
import io.github.gocontainer.docker.smoke.Check;
import io.github.gocontainer.docker.smoke.RuntimeChoice;
import io.github.gocontainer.docker.smoke.ServiceSpec;
import io.github.gocontainer.docker.smoke.SmokeTestResult;
import io.github.gocontainer.docker.smoke.SmokeTestSpec;
import io.github.gocontainer.docker.smoke.Step;
import io.github.gocontainer.docker.smoke.StepResult;
import io.github.gocontainer.docker.smoke.StopSpec;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.oci.PlatformManifest;
import io.github.gocontainer.process.SystemProcessStarter;
import io.github.gocontainer.testbed.RecordingLog;
import io.github.gocontainer.testbed.docker.ProgramImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same services without any container. */
class ProcessRuntimeTest {

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static PlatformManifest image;
    private static Platform host;

    private final RecordingLog log = new RecordingLog();

    @BeforeAll
    static void compile() throws IOException {
        host = MachinePlatform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
        image = ProgramImage.of(shared.resolve("image"), host.architecture(), ProgramImage.chameleon(shared));
    }

    @AfterEach
    void nothingIsLeft() {
        assertFalse(Files.exists(folder.resolve("files")));
        assertTrue(
                ProcessHandle.current()
                        .descendants()
                        .noneMatch(
                                process -> process.info().command().orElse("").startsWith(folder.toString())),
                "no process is left");
    }

    private SmokeTestResult run(int port, Duration stop, List<String> arguments, Check... checks) {
        TreeMap<String, String> environment = new TreeMap<>();
        environment.put("PORT", String.valueOf(port));
        List<Step> steps = List.of(checks).stream()
                .map(check -> SmokeTests.step(check, Duration.ofSeconds(20)))
                .toList();
        SmokeTestSpec spec = new SmokeTestSpec(
                RuntimeChoice.PROCESS,
                false,
                Optional.empty(),
                new ServiceSpec(environment, arguments, 1 << 30, 100, steps),
                List.of(),
                List.of(),
                new StopSpec(stop, Set.of(0)),
                Duration.ofMinutes(2),
                folder.resolve("smoke-test.log"));
        PlatformManifest withoutPorts = image;
        return SmokeTests.run(
                new ProcessRuntime(withoutPorts, host, folder.resolve("files"), new SystemProcessStarter()), spec, log);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aServiceThatIsWellPassesAndSaysThatItWasAProcess() throws IOException {
        int port = freePort();
        SmokeTestResult result = run(
                port,
                Duration.ofSeconds(10),
                List.of(),
                new Check.LogLine(Pattern.compile("line 60")),
                new Check.TcpPort(port),
                new Check.HttpAnswer(port, "/", 200, Optional.of(Pattern.compile("^starting up$"))));
        assertTrue(result.passed(), result.toString());
        assertEquals("as a process, not in a container", result.runtime());
        assertTrue(result.log().endsWith("stopping"), result.log());
    }

    @Test
    void oneThatFailsSaysWithWhat() {
        SmokeTestResult result =
                run(1, Duration.ofSeconds(10), List.of("exit", "1"), new Check.LogLine(Pattern.compile("never")));
        String sentence = result.failure().map(StepResult::sentence).orElseThrow();
        assertEquals("the service has ended: exit code 1 (the program reported an error)", sentence);
        assertTrue(result.log().endsWith("line 60"));
    }

    @Test
    void oneThatDoesNotStopIsKilled() {
        SmokeTestResult result =
                run(1, Duration.ofSeconds(1), List.of("stubborn"), new Check.LogLine(Pattern.compile("line 60")));
        assertTrue(result.failure().orElseThrow().sentence().contains("deadline for a clean end"), result.toString());
    }

    @Test
    void aPortThatSomebodyElseHasIsNamedBeforeAnythingStarts() throws IOException {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = taken.getLocalPort();
            BuildFailure failure = assertThrows(
                    BuildFailure.class, () -> run(port, Duration.ofSeconds(1), List.of(), new Check.TcpPort(port)));
            assertTrue(failure.getMessage().startsWith("port " + port + " of this machine"), failure.getMessage());
        }
    }
}
