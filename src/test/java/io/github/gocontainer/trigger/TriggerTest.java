package io.github.gocontainer.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.testbed.RecordingLog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TriggerTest {

    private static final String SECRET = "glptt-hunter2+/x";
    private static final TriggerSpec.Image IMAGE =
            new TriggerSpec.Image("r.example/web@sha256:1", "r.example/web", "sha256:1", "1.0");

    private final RecordingLog log = new RecordingLog();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private HttpServer server;
    private HttpTransport transport;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN") + " " + body);
            int status = answers.isEmpty() ? 201 : answers.pop();
            byte[] answer = ("{\"echo\": \"" + body + " " + SECRET + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        transport = new HttpTransport(Duration.ofSeconds(5), Duration.ofSeconds(5), List.of(), "test");
    }

    @AfterEach
    void stop() throws IOException {
        transport.close();
        server.stop(0);
    }

    /** The request that GitLab's documentation shows. */
    @Test
    void gitlabGetsAFormWithItsTokenAmongTheFields() {
        send(spec("POST", false, new TriggerSpec.TokenPlace.Field("token")));
        assertEquals(
                List.of("POST /trigger application/x-www-form-urlencoded null null"
                        + " ref=main&token=glptt-hunter2%2B%2Fx&variables%5BIMAGE%5D=r.example%2Fweb%40sha256%3A1"),
                requests);
        assertTrue(
                log.done().get(0).matches("triggered POST http://127.0.0.1:\\d+/trigger \\(201\\)"), log.everything());
    }

    @Test
    void othersGetJsonAndHeaders() {
        send(spec("PUT", true, new TriggerSpec.TokenPlace.Bearer()));
        send(spec("GET", false, new TriggerSpec.TokenPlace.Header("PRIVATE-TOKEN")));
        assertEquals(
                List.of(
                        "PUT /trigger application/json Bearer " + SECRET
                                + " null {\"ref\":\"main\",\"variables[IMAGE]\":\"r.example/web@sha256:1\"}",
                        "GET /trigger?ref=main&variables%5BIMAGE%5D=r.example%2Fweb%40sha256%3A1 null null " + SECRET
                                + " "),
                requests);
    }

    @Test
    void aBusyServerIsAskedAgain() {
        answers.addAll(List.of(503, 429, 500));
        send(spec("POST", false, new TriggerSpec.TokenPlace.Field("token")));
        assertEquals(4, requests.size());
        assertEquals(List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2)), pauses);
        assertFalse(log.everything().contains("hunter2"), log.everything());
    }

    @Test
    void aRefusalIsFinalAndTheTokenIsNotShown() {
        answers.add(404);
        BuildFailure failure = assertThrows(
                BuildFailure.class, () -> send(spec("POST", false, new TriggerSpec.TokenPlace.Field("token"))));
        assertTrue(
                failure.getMessage().startsWith("the image is pushed, but POST http://127.0.0.1:"),
                failure.getMessage());
        assertTrue(failure.getMessage().contains("404 "), failure.getMessage());
        assertTrue(failure.getMessage().endsWith("(1 attempt)"), failure.getMessage());
        assertFalse(failure.sentence().contains("hunter2"), failure.sentence());
        assertEquals(1, requests.size());
    }

    @Test
    void whoNeverAnswersIsGivenUp() {
        server.stop(0);
        BuildFailure failure = assertThrows(
                BuildFailure.class, () -> send(spec("POST", false, new TriggerSpec.TokenPlace.Field("token"))));
        assertTrue(failure.getMessage().endsWith("(5 attempts)"), failure.getMessage());
    }

    @Test
    void noTokenGoesOverPlainHttpToAnotherMachine() {
        TriggerSpec spec = new TriggerSpec(
                URI.create("http://gitlab.invalid/trigger"),
                "POST",
                new TreeMap<>(),
                false,
                new TriggerSpec.TokenPlace.Field("token"),
                false);
        BuildFailure failure = assertThrows(BuildFailure.class, () -> send(spec));
        assertTrue(failure.getMessage().contains("plain http"), failure.getMessage());
        assertEquals(List.of(), pauses);
    }

    private void send(TriggerSpec spec) {
        new Trigger(transport, pauses::add, log).send(spec, Optional.of(SECRET), IMAGE);
    }

    private TriggerSpec spec(String method, boolean isJson, TriggerSpec.TokenPlace place) {
        return new TriggerSpec(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/trigger"),
                method,
                new TreeMap<>(Map.of("ref", "main", "variables[IMAGE]", "{reference}")),
                isJson,
                place,
                false);
    }
}
