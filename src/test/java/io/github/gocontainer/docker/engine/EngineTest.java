package io.github.gocontainer.docker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.RecordingLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions that no package of this machine has, and an engine that refuses: spoken by a server of the test's own. */
class EngineTest {

    @TempDir
    Path folder;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String newest = "1.41";
    private String oldest = "1.12";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        boolean isVersion = path.endsWith("/version");
        byte[] body = (isVersion
                        ? "{\"Version\":\"99.9\",\"ApiVersion\":\"" + newest + "\",\"MinAPIVersion\":\"" + oldest
                                + "\",\"Arch\":\"arm64\",\"Os\":\"linux\"}"
                        : "{\"message\":\"the disk is on fire\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(isVersion ? 200 : 500, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private EngineAddress address() {
        return new EngineAddress(
                URI.create("tcp://127.0.0.1:" + server.getAddress().getPort()), Optional.empty(), "DOCKER_HOST");
    }

    @ParameterizedTest
    @CsvSource({"1.40, 1.12, 1.40", "1.41, 1.12, 1.41", "1.44, 1.24, 1.44", "1.52, 1.44, 1.44"})
    void theLowerVersionOfBothIsSpoken(String engines, String least, String spoken) {
        newest = engines;
        oldest = least;
        try (Engine engine = Engine.connect(address())) {
            assertEquals("linux/arm64", engine.platform().toString());
            assertThrows(BuildFailure.class, () -> new EngineImages(engine).id("sha256:1"));
        }
        assertEquals(List.of("GET /version", "GET /v" + spoken + "/images/sha256:1/json"), requests);
    }

    @ParameterizedTest
    @FaultCase("F1")
    @CsvSource({
        "1.24, 1.12, the engine is too old: its API has version 1.24",
        "1.60, 1.50, the engine is too new: it accepts API versions from 1.50 on",
    })
    void anEngineWithoutACommonVersionIsNamed(String engines, String least, String words) {
        newest = engines;
        oldest = least;

        BuildFailure failure = assertThrows(BuildFailure.class, () -> Engine.connect(address()));

        assertTrue(failure.getMessage().contains(words), failure.getMessage());
        assertTrue(failure.getMessage().contains(address().toString()), failure.getMessage());
        assertTrue(failure.hint().orElseThrow().contains("<smokeTest><runtime>process</runtime>"));
    }

    @Test
    @FaultCase("F1")
    void anAbsentEngineIsNamed() {
        EngineAddress nowhere = new EngineAddress(
                URI.create("unix://" + folder.resolve("docker.sock")), Optional.empty(), "the default socket");

        BuildFailure failure = assertThrows(BuildFailure.class, () -> Engine.connect(nowhere));

        assertEquals(FailureCode.DOCKER, failure.code());
        assertTrue(
                failure.getMessage().startsWith("no Docker engine answers at unix://" + folder), failure.getMessage());
        assertTrue(failure.hint().orElseThrow().contains("<withoutDocker>skip</withoutDocker>"));
    }

    @Test
    @FaultCase("F1")
    void anEngineThatThisUserMayNotTalkToIsNamed() {
        BuildFailure failure =
                EngineFailures.absent(address(), new IllegalStateException(new SocketException("Permission denied")));

        assertTrue(
                failure.getMessage().startsWith("this user may not talk to the Docker engine"), failure.getMessage());
        assertTrue(failure.hint().orElseThrow().contains("group that owns the socket"));
    }

    @Test
    @FaultCase("F8")
    void whatCannotBeRemovedIsAWarningWithItsIdAndNoFailure() {
        RecordingLog log = new RecordingLog();
        try (Engine engine = Engine.connect(address());
                Leftovers leftovers = new Leftovers(engine, "4711", log)) {
            String id = leftovers.make(
                    "the container 0815",
                    client -> client.removeContainerCmd("0815").withForce(true).exec(),
                    () -> "0815");
            assertEquals("0815", id);
        }

        assertEquals(1, log.warnings().size());
        String warning = log.warnings().get(0);
        assertTrue(warning.contains("the container 0815"), warning);
        assertTrue(warning.contains("the disk is on fire"), warning);
        assertTrue(warning.contains("label=io.github.gocontainer.smoke-test=4711"), warning);
    }
}
