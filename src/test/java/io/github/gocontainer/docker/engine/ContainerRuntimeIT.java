package io.github.gocontainer.docker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.docker.SmokeTests;
import io.github.gocontainer.docker.smoke.Check;
import io.github.gocontainer.docker.smoke.SmokeTestResult;
import io.github.gocontainer.docker.smoke.SmokeTestSpec;
import io.github.gocontainer.docker.smoke.Step;
import io.github.gocontainer.docker.smoke.StepResult;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.PlatformManifest;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.RecordingLog;
import io.github.gocontainer.testbed.docker.ProgramImage;
import io.github.gocontainer.testbed.docker.RealDocker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services that go wrong, in a real Docker engine; the docker command says what is left of them. */
class ContainerRuntimeIT {

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static RealDocker docker;
    private static Engine engine;
    private static PlatformManifest image;

    private final RecordingLog log = new RecordingLog();
    private List<String> before = List.of();

    @BeforeAll
    static void start() throws IOException {
        docker = RealDocker.ofThisBuild();
        engine = Engine.connect(address(docker));
        image = ProgramImage.of(
                shared.resolve("image"), engine.platform().architecture(), ProgramImage.chameleon(shared));
    }

    @AfterAll
    static void stop() {
        if (engine != null) {
            engine.close();
        }
    }

    @BeforeEach
    void countWhatIsThere() throws IOException {
        before = docker.leftovers();
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        assertEquals(before, docker.leftovers());
        assertEquals(List.of(), log.warnings());
    }

    private static EngineAddress address(RealDocker docker) {
        return new EngineLocator(Map.of("DOCKER_HOST", docker.host()), Optional.empty(), false).locate();
    }

    private SmokeTestResult run(SmokeTestSpec spec) {
        return run(image, spec);
    }

    private SmokeTestResult run(PlatformManifest what, SmokeTestSpec spec) {
        return SmokeTests.run(new ContainerRuntime(engine, what, reference -> Optional.empty(), log), spec, log);
    }

    private static String failure(SmokeTestResult result) {
        return result.failure().map(StepResult::sentence).orElse("nothing failed");
    }

    @Test
    void aServiceThatIsWellPassesAndStops() {
        SmokeTestResult result = run(SmokeTests.spec(
                folder,
                List.of(),
                SmokeTests.step(new Check.LogLine(Pattern.compile("line 60")), SmokeTests.LONG),
                SmokeTests.port()));

        assertTrue(result.passed(), failure(result));
        assertEquals(0, result.exit().orElseThrow().code());
        assertTrue(result.log().endsWith("stopping"), result.log());
    }

    @Test
    void whatIsLoadedIsTheSameImage() throws IOException {
        EngineImages images = new EngineImages(engine);
        ImageReference name = ImageReference.parse("localhost/acme/hello:1");

        String id = images.load(image, List.of(name));

        assertEquals(image.config().digest().toString(), id);
        String said = docker.docker("image", "inspect", "--format", "{{.Id}} {{.RootFS.Layers}}", name.toString())
                .orFail()
                .output()
                .strip();
        assertEquals(image.config().digest() + " " + image.diffIds(), said);
        docker.docker("rmi", name.toString()).orFail();
    }

    @ParameterizedTest
    @FaultCase("F2")
    @CsvSource({
        "exit 0, exit code 0",
        "exit 1, exit code 1 (the program reported an error)",
        "exit 137, exit code 137 (SIGKILL: it was killed",
        "exit 139, exit code 139 (SIGSEGV: a memory access that is not allowed",
        "memory, 'exit code 137 (SIGKILL, out of memory: it needed more than its memory limit'",
    })
    void oneThatEndsAtOnceSaysWithWhatAndWhatThatMeans(String arguments, String words) {
        SmokeTestResult result = run(SmokeTests.spec(
                folder,
                List.of(arguments.split(" ")),
                SmokeTests.step(new Check.HttpAnswer(8080, "/", 200, Optional.empty()), SmokeTests.LONG)));

        assertFalse(result.passed());
        assertTrue(failure(result).contains("the service has ended: " + words), failure(result));
        List<String> lines = result.log().lines().toList();
        assertEquals("[10 lines before these are left out]", lines.get(0));
        assertEquals(51, lines.size());
        assertEquals("line 60", lines.get(50));
    }

    @Test
    @FaultCase("F3")
    void oneThatIsNeverReadyFailsWithWhatWasSeenLast() {
        SmokeTestResult result = run(SmokeTests.spec(
                folder, List.of(), SmokeTests.port(), SmokeTests.healthy(Duration.ofSeconds(2)), SmokeTests.port()));

        assertTrue(failure(result).contains("not within its time limit of 2.0 s"), failure(result));
        assertTrue(failure(result).contains("answers 503 instead of 200"), failure(result));
        assertEquals(StepResult.Outcome.SKIPPED, result.steps().get(2).outcome());
    }

    @Test
    void oneThatDoesNotStopFails() {
        SmokeTestResult result =
                run(SmokeTests.spec(folder, 64L << 20, Duration.ofSeconds(2), List.of("stubborn"), SmokeTests.port()));

        assertTrue(failure(result).contains("not within the deadline for a clean end of 2.0 s"), failure(result));
        assertEquals(Optional.empty(), result.exit());
    }

    @Test
    void anExitCodeCanBeWhatIsWanted() {
        SmokeTestResult result = run(
                SmokeTests.spec(folder, List.of("exit", "3"), SmokeTests.step(new Check.ExitCode(3), SmokeTests.LONG)));

        assertTrue(result.passed(), failure(result));
        assertEquals(1, result.steps().size());
    }

    @Test
    @FaultCase("F4")
    void aPortThatSomebodyElseHasDoesNotMatter() throws IOException {
        try (ServerSocket taken = new ServerSocket()) {
            taken.setReuseAddress(true);
            try {
                taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080));
            } catch (IOException somebodyElseHasItAlready) {
                assertFalse(taken.isBound());
            }

            SmokeTestResult result = run(SmokeTests.spec(folder, List.of(), SmokeTests.port()));

            assertTrue(result.passed(), failure(result));
            assertTrue(log.everything().matches("(?s).*port 8080 is 127\\.0\\.0\\.1:\\d+.*"), log.everything());
            assertFalse(log.everything().contains("is 127.0.0.1:8080"), log.everything());
        }
    }

    @Test
    @FaultCase("F5")
    void aProgramThatThisProcessorCannotRunIsSaidToBeOfAnother() throws IOException {
        byte[] foreign = new byte[1000];
        System.arraycopy("of another processor".getBytes(StandardCharsets.US_ASCII), 0, foreign, 0, 20);
        PlatformManifest wrong =
                ProgramImage.of(folder.resolve("wrong"), engine.platform().architecture(), foreign);

        String said;
        try {
            SmokeTestResult result = run(wrong, SmokeTests.spec(folder, List.of(), SmokeTests.port()));
            assertFalse(result.passed());
            said = failure(result) + result.log();
        } catch (BuildFailure e) {
            said = e.sentence();
        }

        assertTrue(said.contains("exec format error"), said);
    }

    @Test
    @FaultCase("F6")
    void aTorrentOfBinaryOutputStaysOutOfMemory() throws IOException {
        Step enough = SmokeTests.step(new Check.LogLine(Pattern.compile("enough said")), Duration.ofSeconds(120));

        SmokeTestResult result = run(SmokeTests.spec(folder, List.of("noisy", "48"), enough));

        assertTrue(result.passed(), failure(result));
        Path file = folder.resolve("smoke-test.log");
        assertTrue(Files.size(file) < 17L << 20, Files.size(file) + " bytes");
        String end = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertTrue(end.endsWith("[more than 16 MiB of log, cut here]\n"));
        assertTrue(result.log().length() < 1 << 20, result.log().length() + " characters");
        assertTrue(result.log().chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t'));
    }

    @Test
    @FaultCase("F7")
    void anEngineThatDiesMeanwhileFailsTheTestAndTellsWhatIsLeft() throws IOException, InterruptedException {
        RealDocker own = RealDocker.alone(folder.resolve("engine"));
        Engine mortal = Engine.connect(address(own));
        RecordingLog warnings = new RecordingLog();
        Thread killer = new Thread(() -> kill(own));
        long start = System.nanoTime();
        killer.start();

        BuildFailure failure = assertThrows(
                BuildFailure.class,
                () -> SmokeTests.run(
                        new ContainerRuntime(mortal, image, reference -> Optional.empty(), warnings),
                        SmokeTests.spec(folder, List.of(), SmokeTests.healthy(Duration.ofMinutes(2))),
                        warnings));

        killer.join();
        assertTrue(System.nanoTime() - start < Duration.ofMinutes(2).toNanos());
        assertEquals(FailureCode.DOCKER, failure.code());
        assertTrue(failure.getMessage().contains("the Docker engine at " + own.host()), failure.getMessage());
        String left = String.join("\n", warnings.warnings());
        assertTrue(left.contains("could not be removed: the container gocontainer-smoke-test-"), left);
        assertTrue(left.contains("--filter label=io.github.gocontainer.smoke-test="), left);
        mortal.close();
        own.clear(folder);
    }

    /** As a power cut would; its containers are ended by hand, because nobody else will. */
    private static void kill(RealDocker own) {
        try {
            String container = "";
            while (container.isEmpty()) {
                Thread.sleep(100);
                container = own.docker("ps", "--quiet").output().strip();
            }
            long inside = Long.parseLong(own.docker("inspect", "--format", "{{.State.Pid}}", container)
                    .orFail()
                    .output()
                    .strip());
            ProcessHandle.of(own.process()).ifPresent(ProcessHandle::destroyForcibly);
            ProcessHandle.of(inside).ifPresent(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nothingIsThereToFindUnderAnotherAddress() {
        EngineAddress nowhere = new EngineAddress(
                URI.create("unix://" + folder.resolve("docker.sock")), Optional.empty(), "DOCKER_HOST");

        BuildFailure failure = assertThrows(BuildFailure.class, () -> Engine.connect(nowhere));

        assertTrue(failure.getMessage().startsWith("no Docker engine answers at unix://"), failure.getMessage());
    }
}
