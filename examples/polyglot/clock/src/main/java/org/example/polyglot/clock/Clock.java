package org.example.polyglot.clock;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Tells the time over HTTP. */
public final class Clock {

    private static final int PORT = 8080;
    private static final int OK = 200;

    private Clock() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(PORT), 0);
        server.createContext("/", exchange -> {
            byte[] time = (Instant.now() + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(OK, time.length);
            try (exchange) {
                exchange.getResponseBody().write(time);
            }
        });
        server.start();
    }
}
