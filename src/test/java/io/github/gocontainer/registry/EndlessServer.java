package io.github.gocontainer.registry;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers everything with bytes that never end. */
final class EndlessServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private EndlessServer(HttpServer server) {
        this.server = server;
    }

    static EndlessServer start(int status) throws IOException {
        EndlessServer endless = new EndlessServer(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0));
        endless.server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                byte[] block = new byte[1 << 16];
                while (true) {
                    out.write(block);
                }
            }
        });
        endless.server.setExecutor(endless.threads);
        endless.server.start();
        return endless;
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
