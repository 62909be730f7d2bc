package io.github.gocontainer.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpTransportTest {

    private static final byte[] HELLO = "hello world".getBytes(StandardCharsets.US_ASCII);

    /** Method, path, content length, encoding and body of each request. */
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private HttpTransport transport;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        transport = new HttpTransport(Duration.ofSeconds(5), Duration.ofSeconds(20), List.of(), "agent/1");
    }

    @AfterEach
    void stop() throws IOException {
        transport.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void bytesAreSentWithTheirLengthEvenNone() throws IOException {
        serve(exchange -> exchange.sendResponseHeaders(200, -1));
        status(new HttpCall("POST", uri("/x?a=b"), Map.of(), Optional.of(HttpBody.of(HELLO))));
        status(new HttpCall("POST", uri("/x"), Map.of(), Optional.of(HttpBody.of(new byte[0]))));
        assertEquals(List.of("POST /x?a=b 11 - hello world", "POST /x 0 - "), requests);
    }

    @Test
    void headersGoOutAsGivenWithOurNameAndNoEncoding() throws IOException {
        serve(exchange -> {
            exchange.getResponseHeaders().add("A", "1");
            exchange.getResponseHeaders().add("A", "2");
            String agent = exchange.getRequestHeaders().getFirst("User-Agent");
            exchange.getResponseHeaders()
                    .add("Seen", agent + exchange.getRequestHeaders().get("Accept-Encoding"));
            answer(exchange, exchange.getRequestHeaders().getFirst("X").getBytes(StandardCharsets.US_ASCII));
        });
        try (HttpReply reply = transport.send(HttpCall.of("GET", uri("/"), Map.of("X", "y")))) {
            assertEquals("y", new String(reply.bytes(10), StandardCharsets.US_ASCII));
            assertEquals(Optional.of("agent/1null"), reply.header("seen"));
            assertEquals(List.of("1", "2"), reply.headers("a"));
            assertEquals(Optional.of(1L), reply.contentLength());
            assertEquals(Optional.empty(), reply.header("none"));
        }
    }

    @Test
    void whatWasPreparedServesTheFirstRequest() throws IOException {
        serve(exchange -> answer(exchange, HELLO));
        transport.prepare(true);
        try (HttpReply reply = transport.send(HttpCall.of("GET", uri("/x"), Map.of()))) {
            assertArrayEquals(HELLO, reply.bytes(100));
        }
    }

    @Test
    void redirectsAreAnswersLikeOthers() throws IOException {
        serve(exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        });
        try (HttpReply reply = transport.send(HttpCall.of("GET", uri("/x"), Map.of()))) {
            assertEquals(307, reply.status());
            assertEquals(Optional.of("/elsewhere"), reply.header("location"));
            assertEquals(0, reply.bytes(10).length);
        }
        assertEquals(1, requests.size());
    }

    @Test
    void failuresAreNotTriedAgain() throws IOException {
        serve(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "0");
            exchange.sendResponseHeaders(503, -1);
        });
        assertEquals(503, status(HttpCall.of("GET", uri("/x"), Map.of())));
        assertEquals(1, requests.size());
    }

    @Test
    void droppedConnectionsAreNotTriedAgain() throws IOException {
        serve(HttpExchange::close);
        assertThrows(IOException.class, () -> transport.send(HttpCall.of("GET", uri("/x"), Map.of())));
        assertEquals(1, requests.size());
    }

    @Test
    void cookiesAreForgotten() throws IOException {
        serve(exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "a=b");
            exchange.getResponseHeaders()
                    .add("Seen", "" + exchange.getRequestHeaders().get("Cookie"));
            exchange.sendResponseHeaders(200, -1);
        });
        status(HttpCall.of("GET", uri("/"), Map.of()));
        try (HttpReply reply = transport.send(HttpCall.of("GET", uri("/"), Map.of()))) {
            assertEquals(Optional.of("null"), reply.header("Seen"));
        }
    }

    @Test
    void aSilentServerIsGivenUp() throws IOException {
        serve(exchange -> {
            try {
                Thread.sleep(5000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (HttpTransport impatient =
                new HttpTransport(Duration.ofSeconds(5), Duration.ofMillis(300), List.of(), "agent/1")) {
            assertThrows(SocketTimeoutException.class, () -> impatient.send(HttpCall.of("GET", uri("/x"), Map.of())));
        }
    }

    @Test
    void anAnswerMayNotBeLargerThanItsReaderAllows() throws IOException {
        serve(exchange -> answer(exchange, HELLO));
        try (HttpReply reply = transport.send(HttpCall.of("GET", uri("/"), Map.of()))) {
            assertEquals(HELLO.length, reply.bytes(HELLO.length).length);
        }
        try (HttpReply reply = transport.send(HttpCall.of("GET", uri("/"), Map.of()))) {
            assertThrows(HttpReply.BodyTooLargeException.class, () -> reply.bytes(HELLO.length - 1));
        }
        try (HttpReply reply = transport.send(HttpCall.of("GET", uri("/"), Map.of()))) {
            assertEquals("hello", new String(reply.start(5), StandardCharsets.US_ASCII));
        }
    }

    @Test
    void anAnswerThatEndsEarlyIsAFailure() throws IOException {
        serve(exchange -> {
            exchange.sendResponseHeaders(200, 50);
            exchange.getResponseBody().write(HELLO);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        try (HttpReply reply = transport.send(HttpCall.of("GET", uri("/"), Map.of()))) {
            assertThrows(IOException.class, () -> reply.bytes(100));
        }
    }

    @Test
    void closingDoesNotReadWhatAServerSendsWithoutEnd() throws IOException {
        serve(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(HELLO);
            }
        });
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            HttpReply reply = transport.send(HttpCall.of("GET", uri("/"), Map.of()));
            assertThrows(HttpReply.BodyTooLargeException.class, () -> reply.bytes(100));
            reply.body().close();
            reply.close();
        });
    }

    @Test
    void aConnectionIsUsedAgainWhenLittleOfItsAnswerIsLeft() throws IOException {
        List<InetSocketAddress> clients = new CopyOnWriteArrayList<>();
        serve(exchange -> {
            clients.add(exchange.getRemoteAddress());
            answer(exchange, HELLO);
        });
        for (int i = 0; i < 3; i++) {
            assertEquals(200, status(HttpCall.of("GET", uri("/"), Map.of())));
        }
        assertEquals(1, Set.copyOf(clients).size());
    }

    @Test
    void otherSchemesAndUserNamesInAddressesAreRefusedWithoutShowingThem() {
        for (String address :
                List.of("ftp://u:hunter2@example.org/", "/x?hunter2", "http://u:hunter2@localhost:1/?hunter2")) {
            IOException e = assertThrows(
                    IOException.class, () -> transport.send(HttpCall.of("GET", URI.create(address), Map.of())));
            assertFalse(e.toString().contains("hunter2"), e.toString());
        }
    }

    @Test
    void aProxyGetsItsLoginPerRequestAndTheRestOfTheJvmKnowsNothing() throws IOException {
        try (RecordingProxy proxy = new RecordingProxy();
                HttpTransport through = through(proxy)) {
            HttpCall call = HttpCall.of("GET", URI.create("http://registry.example/v2/"), Map.of());
            try (HttpReply reply = through.send(call)) {
                assertEquals(203, reply.status());
            }
            String request = "GET http://registry.example/v2/ HTTP/1.1 ";
            assertEquals(List.of(request + "-", request + "Basic dXNlcjpwYXNz"), proxy.heads());
            assertNull(System.getProperty("http.proxyHost"));
            assertNull(System.getProperty("https.proxyHost"));
            assertNull(Authenticator.getDefault());
        }
    }

    @Test
    void tunnelsToHttpsGetTheLoginToo() throws IOException {
        try (RecordingProxy proxy = new RecordingProxy();
                HttpTransport through = through(proxy)) {
            HttpCall call = HttpCall.of("GET", URI.create("https://registry.example/v2/"), Map.of());
            try (HttpReply refusal = through.send(call)) {
                assertEquals(502, refusal.status());
            }
            assertTrue(
                    proxy.heads().contains("CONNECT registry.example:443 HTTP/1.1 Basic dXNlcjpwYXNz"),
                    proxy.heads().toString());
        }
    }

    @Test
    void loopbackIsReachedDirectly() throws IOException {
        serve(exchange -> exchange.sendResponseHeaders(200, -1));
        try (RecordingProxy proxy = new RecordingProxy();
                HttpTransport through = through(proxy)) {
            through.send(HttpCall.of("GET", uri("/direct"), Map.of())).close();
            assertEquals(List.of(), proxy.heads());
            assertEquals(Optional.empty(), through.proxyFor(uri("/")));
            assertEquals(Optional.of("127.0.0.1:" + proxy.port()), through.proxyFor(URI.create("https://ghcr.io/v2/")));
        }
        assertEquals(1, requests.size());
    }

    private static HttpTransport through(RecordingProxy proxy) {
        HttpProxy settings = new HttpProxy(
                Optional.empty(),
                "127.0.0.1",
                proxy.port(),
                List.of(),
                Optional.of(new HttpProxy.Login("user", "pass")));
        return new HttpTransport(Duration.ofSeconds(5), Duration.ofSeconds(5), List.of(settings), "agent/1");
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private void serve(Answer answer) {
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Length") + " "
                    + Optional.ofNullable(exchange.getRequestHeaders().getFirst("Transfer-Encoding"))
                            .orElse("-")
                    + " " + body);
            answer.to(exchange);
            exchange.close();
        });
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private int status(HttpCall call) throws IOException {
        try (HttpReply reply = transport.send(call)) {
            return reply.status();
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }
}
