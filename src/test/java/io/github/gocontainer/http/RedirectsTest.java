package io.github.gocontainer.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectsTest {

    /** Method, path and client's port of each request. */
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private HttpServer server;
    private HttpTransport transport;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        transport = new HttpTransport(Duration.ofSeconds(5), Duration.ofSeconds(20), List.of(), "agent/1");
    }

    @AfterEach
    void stop() throws IOException {
        transport.close();
        server.stop(0);
    }

    /** Everything but {@code /end} leads to this place. */
    private void lead(int status, String location) {
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            requests.add(exchange.getRequestMethod() + " " + path + " "
                    + exchange.getRemoteAddress().getPort());
            byte[] body = ("at " + path).getBytes(StandardCharsets.UTF_8);
            if (!path.equals("/end") && !location.isEmpty()) {
                exchange.getResponseHeaders().add("Location", location);
            }
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(path.equals("/end") ? 200 : status, head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private Answer follow(String method) throws IOException {
        Redirects.Request request = address ->
                new Answer(transport.send(new HttpCall(method, address, Map.of(), Optional.empty())), address);
        return Redirects.follow(method, request.at(at("/start")), address -> false, request);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, 301, true", "GET, 302, true", "HEAD, 303, true", "GET, 307, true", "HEAD, 308, true",
        "POST, 307, true", "PUT, 308, true", "POST, 301, false", "PUT, 302, false", "PATCH, 303, false",
        "GET, 300, false", "GET, 304, false", "GET, 201, false",
    })
    void whatLeadsOn(String method, int status, boolean leads) throws IOException {
        lead(status, "/end");

        try (Answer answer = follow(method)) {
            assertEquals(leads ? 200 : status, answer.status());
            assertEquals(at(leads ? "/end" : "/start"), answer.from());
        }
        assertEquals(leads ? 2 : 1, requests.size(), requests::toString);
    }

    @Test
    void theConnectionIsUsedAgain() throws IOException {
        lead(302, "/end");

        follow("GET").close();

        assertEquals(
                1,
                requests.stream()
                        .map(line -> line.replaceFirst(".* ", ""))
                        .distinct()
                        .count(),
                requests::toString);
    }

    @Test
    void withoutAnAddressItIsAnAnswerLikeOthers() throws IOException {
        lead(302, "");

        try (Answer answer = follow("GET")) {
            assertEquals(302, answer.status());
        }
    }

    @Test
    void circlesEnd() {
        lead(302, "/start");

        Redirects.RefusedException refused = assertThrows(Redirects.RefusedException.class, () -> follow("GET"));

        assertEquals("more than 10 redirects", refused.getMessage());
        assertEquals(Redirects.Wrong.ENDLESS, refused.wrong());
        assertEquals(at("/").getAuthority(), refused.host());
        assertEquals(11, requests.size());
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/token?secret=abc, FORBIDDEN, link-local",
        "http://user:secret@127.0.0.1/x, FORBIDDEN, user name",
        "file:///etc/passwd, FORBIDDEN, not an http",
        "http://[, MALFORMED, malformed",
    })
    void nobodyIsSentWhereNobodyShouldBe(String location, Redirects.Wrong wrong, String reason) {
        lead(307, location);

        Redirects.RefusedException refused = assertThrows(Redirects.RefusedException.class, () -> follow("GET"));

        assertTrue(refused.getMessage().contains(reason), refused::getMessage);
        assertEquals(wrong, refused.wrong());
        assertFalse(refused.getMessage().contains("secret"), refused::getMessage);
        assertEquals(1, requests.size());
    }
}
