package io.github.gocontainer.docker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineLocatorTest {

    @TempDir
    Path home;

    private EngineAddress locate(Map<String, String> environment) {
        return new EngineLocator(environment, Optional.of(home), false).locate();
    }

    @Test
    void dockerHostWins() throws IOException {
        context("dev", "tcp://dev.example:2376");
        EngineAddress address = locate(Map.of("DOCKER_HOST", "tcp://build.example:2375", "DOCKER_CONTEXT", "dev"));
        assertEquals("tcp://build.example:2375 (DOCKER_HOST)", address.toString());
        assertEquals("build.example", address.publishedHost());
        assertEquals("0.0.0.0", address.publishedInterface());
    }

    @Test
    void itsCertificatesAreThoseOfDockersOwnVariables() {
        EngineAddress address = locate(
                Map.of("DOCKER_HOST", "tcp://docker:2376", "DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", "/certs"));
        assertEquals(Optional.of(Path.of("/certs")), address.certificates());
        assertEquals(
                Optional.empty(),
                locate(Map.of("DOCKER_HOST", "tcp://docker:2375")).certificates());
    }

    @Test
    void theCurrentContextIsHonoured() throws IOException {
        context("dev", "unix:///run/dev.sock");
        Files.writeString(home.resolve(".docker/config.json"), "{\"currentContext\": \"dev\"}");
        EngineAddress address = locate(Map.of());
        assertEquals("unix:///run/dev.sock (the Docker context dev)", address.toString());
        assertEquals("127.0.0.1", address.publishedHost());
        assertEquals("127.0.0.1", address.publishedInterface());
    }

    @Test
    void soIsOneThatTheEnvironmentNames() throws IOException {
        context("dev", "unix:///run/dev.sock");
        context("other", "unix:///run/other.sock");
        Files.writeString(home.resolve(".docker/config.json"), "{\"currentContext\": \"dev\"}");
        assertEquals(
                "unix:///run/other.sock",
                locate(Map.of("DOCKER_CONTEXT", "other")).uri().toString());
    }

    @Test
    void aContextThatIsNotThereIsNamed() {
        BuildFailure failure = assertThrows(BuildFailure.class, () -> locate(Map.of("DOCKER_CONTEXT", "gone")));
        assertTrue(failure.getMessage().startsWith("there is no Docker context gone in "), failure.getMessage());
    }

    @Test
    void podmansSocketOfThisUserIsFound() throws IOException {
        Path runtime = home.resolve("run");
        Path socket = Files.createDirectories(runtime.resolve("podman")).resolve("podman.sock");
        Files.createFile(socket);
        EngineAddress address = locate(Map.of("XDG_RUNTIME_DIR", runtime.toString()));
        boolean hasDocker = Files.exists(Path.of("/var/run/docker.sock"));
        assertEquals(
                hasDocker ? "unix:///var/run/docker.sock" : "unix://" + socket,
                address.uri().toString());
    }

    @Test
    void sshIsNotSpokenAndSaysWhatToDo() {
        BuildFailure failure =
                assertThrows(BuildFailure.class, () -> locate(Map.of("DOCKER_HOST", "ssh://build.example")));
        assertTrue(failure.getMessage().contains("'ssh://build.example'"), failure.getMessage());
        assertTrue(failure.hint().orElseThrow().contains("ssh -L"));
    }

    @Test
    void windowsHasItsPipe() {
        EngineAddress address = new EngineLocator(Map.of(), Optional.of(home), true).locate();
        assertEquals("npipe:////./pipe/docker_engine", address.uri().toString());
        assertTrue(address.isLocal());
    }

    private void context(String name, String host) throws IOException {
        String folder = Digest.of(name.getBytes(StandardCharsets.UTF_8)).hex();
        Path meta =
                Files.createDirectories(home.resolve(".docker/contexts/meta").resolve(folder));
        Files.writeString(
                meta.resolve("meta.json"),
                "{\"Name\": \"" + name + "\", \"Endpoints\": {\"docker\": {\"Host\": \"" + host + "\"}}}");
    }
}
