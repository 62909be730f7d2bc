package io.github.gocontainer.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private ServerSocket server;
    private HttpTransport transport;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        transport = new HttpTransport(SOON, PATIENCE, List.of(), "agent/1");
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        transport.close();
        server.close();
        threads.shutdownNow();
    }

    @Test
    void aServerThatStopsReadingIsGivenUp() {
        serve(socket -> over.await());
        HttpCall call = new HttpCall("PUT", uri(), Map.of(), Optional.of(HttpBody.of(new byte[30 << 20])));

        assertTimeoutPreemptively(SOON, () -> assertThrows(SocketTimeoutException.class, () -> transport.send(call)));
    }

    @Test
    void aServerThatReadsSlowlyIsNot() {
        serve(socket -> {
            byte[] buffer = new byte[1 << 20];
            long left = 40 << 20;
            for (InputStream in = socket.getInputStream(); left > 0; Thread.sleep(20)) {
                left -= in.readNBytes(buffer, 0, buffer.length);
            }
            write(socket, "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
            over.await();
        });
        HttpCall call = new HttpCall("PUT", uri(), Map.of(), Optional.of(HttpBody.of(new byte[40 << 20])));

        assertTimeoutPreemptively(SOON, () -> {
            try (HttpReply reply = transport.send(call)) {
                assertEquals(201, reply.status());
            }
        });
    }

    @Test
    void aDocumentThatDribblesIsGivenUp() {
        serve(socket -> dribble(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));

        assertTimeoutPreemptively(SOON, () -> {
            try (HttpReply reply = transport.send(HttpCall.of("GET", uri(), Map.of()))) {
                assertThrows(SocketTimeoutException.class, () -> reply.bytes(1000));
            }
        });
    }

    @Test
    void anErrorThatDribblesIsGivenUp() {
        serve(socket -> dribble(socket, "HTTP/1.1 500 Broken\r\nContent-Length: 1000\r\n\r\n"));

        assertTimeoutPreemptively(SOON, () -> {
            try (HttpReply reply = transport.send(HttpCall.of("GET", uri(), Map.of()))) {
                assertThrows(SocketTimeoutException.class, () -> reply.start(1000));
            }
        });
    }

    @Test
    void closingReadsARestThatDribblesForAShortTimeOnly() {
        serve(socket -> dribble(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));

        assertTimeoutPreemptively(
                SOON, () -> transport.send(HttpCall.of("GET", uri(), Map.of())).close());
    }

    @Test
    void aHeadThatDribblesIsGivenUp() {
        serve(socket -> dribble(socket, "HTTP/1.1 200 OK\r\nX: "));

        assertTimeoutPreemptively(
                SOON,
                () -> assertThrows(
                        SocketTimeoutException.class, () -> transport.send(HttpCall.of("GET", uri(), Map.of()))));
    }

    @Test
    void aLongBodyMayTakeItsTimeAndItsReaderToo() {
        serve(socket -> {
            write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
            for (int sent = 0; sent < 10; sent++) {
                Thread.sleep(100);
                write(socket, "x");
            }
            over.await();
        });

        assertTimeoutPreemptively(SOON, () -> {
            try (HttpReply reply = transport.send(HttpCall.of("GET", uri(), Map.of()))) {
                assertEquals('x', reply.body().read());
                Thread.sleep(800);
                assertEquals(9, reply.body().readAllBytes().length);
            }
        });
    }

    @Test
    void noThreadIsLeftBehind() throws Exception {
        serve(socket -> {
            write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            over.await();
        });
        long before = watchdogs();
        transport.send(HttpCall.of("GET", uri(), Map.of())).close();
        assertEquals(before + 1, watchdogs());

        transport.close();

        for (int waits = 0; waits < 100 && watchdogs() > before; waits++) {
            Thread.sleep(20);
        }
        assertEquals(before, watchdogs());
    }

    private static long watchdogs() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("http-watchdog"))
                .peek(thread -> assertTrue(thread.isDaemon()))
                .count();
    }

    private interface Talk {
        void with(Socket socket) throws IOException, InterruptedException;
    }

    private void serve(Talk talk) {
        threads.execute(() -> {
            try (Socket socket = server.accept()) {
                talk.with(socket);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException clientGone) {
                over.countDown();
            }
        });
    }

    private static void dribble(Socket socket, String start) throws IOException, InterruptedException {
        write(socket, start);
        while (true) {
            Thread.sleep(100);
            write(socket, "x");
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v2/x?a=b");
    }
}
