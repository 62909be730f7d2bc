package io.github.gocontainer.registry.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandRunner;
import io.github.gocontainer.process.SystemCommandRunner;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.RecordingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Helpers that are real processes: shell scripts that hang, lie or fail. */
@FaultCase("E3")
@DisabledOnOs(OS.WINDOWS)
final class RealHelperTest {

    private static final String SECRET = "planted-5ecret";

    @TempDir
    private Path home;

    private final RecordingLog log = new RecordingLog();
    private Duration limit = Duration.ofSeconds(30);

    @BeforeEach
    void configure() throws IOException {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker/config.json"), "{\"credsStore\":\"test\"}");
    }

    private void helper(String script) throws IOException {
        Path program = Files.createDirectories(home.resolve("bin")).resolve("docker-credential-test");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        assertTrue(program.toFile().setExecutable(true));
    }

    /** The real runner; its time limit is asserted elsewhere, and here nobody wants to wait for it. */
    private Optional<Credential> find() {
        SystemCommandRunner real = new SystemCommandRunner();
        CommandRunner runner = command -> real.run(
                Command.of(command.step(), command.arguments(), command.environment(), command.directory(), limit)
                        .withInput(command.input()));
        Map<String, String> environment =
                Map.of("PATH", home.resolve("bin") + java.io.File.pathSeparator + System.getenv("PATH"));
        return CredentialChain.standard(
                        Optional.empty(),
                        Optional.empty(),
                        CredentialSource.none(),
                        new Surroundings(environment, home),
                        runner,
                        log)
                .find("ghcr.io", "acme/hello");
    }

    private String failure() {
        BuildFailure failure = assertThrows(BuildFailure.class, this::find);
        StringBuilder all = new StringBuilder(failure.sentence() + log.everything());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            all.append(cause);
        }
        assertFalse(all.toString().contains(SECRET), all::toString);
        assertTrue(failure.getMessage().contains("docker-credential-test"), failure::getMessage);
        return failure.sentence();
    }

    @Test
    void oneThatWorksIsAskedThroughItsInput() throws IOException {
        helper("read host; printf '{\"ServerURL\":\"%s\",\"Username\":\"jane\",\"Secret\":\"" + SECRET
                + "\"}' \"$host\"");

        assertEquals("jane", ((Credential.Login) find().orElseThrow()).username());
    }

    @Test
    void oneThatHangsIsEndedWithWhatItStarted() throws IOException {
        limit = Duration.ofSeconds(1);
        helper("echo " + SECRET + "; sleep 600 & echo $! > '" + home.resolve("child") + "'; wait");

        String said = assertTimeout(Duration.ofSeconds(25), this::failure);

        assertTrue(said.contains("1 s") || said.contains("time"), said);
        long child = Long.parseLong(Files.readString(home.resolve("child")).strip());
        assertFalse(isRunning(child));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo " + SECRET,
                "printf '{\"Username\":\"\",\"Secret\":\"" + SECRET + "\"}'",
                "echo " + SECRET + "; echo " + SECRET + " >&2; exit 1",
                "i=0; while [ $i -lt 20000 ]; do echo " + SECRET + " >&2; i=$((i+1)); done; exit 2",
                "kill -9 $$"
            })
    void thoseThatLieOrFailAreNamedAndNotQuoted(String script) throws IOException {
        helper(script);

        failure();
    }

    @Test
    void oneThatIsNotInstalled() {
        assertTrue(failure().contains("is not on PATH"));
    }

    /** In a container without init, one that has ended can stay in the table of processes. */
    private static boolean isRunning(long pid) throws IOException {
        Path status = Path.of("/proc", String.valueOf(pid), "stat");
        boolean known = ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
        return known && !(Files.exists(status) && Files.readString(status).matches("(?s).*\\) Z .*"));
    }
}
