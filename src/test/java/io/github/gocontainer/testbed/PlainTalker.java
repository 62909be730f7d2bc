package io.github.gocontainer.testbed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A port that answers every connection in plain HTTP, as Go's servers do to a TLS greeting. */
public final class PlainTalker implements AutoCloseable {

    private static final byte[] ANSWER =
            "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;

    private PlainTalker(ServerSocket server) {
        this.server = server;
    }

    public static PlainTalker start() throws IOException {
        PlainTalker talker = new PlainTalker(new ServerSocket(0, 64, InetAddress.getByName("127.0.0.1")));
        Thread thread = new Thread(talker::serve, "plain-talker");
        thread.setDaemon(true);
        thread.start();
        return talker;
    }

    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read(new byte[1024]);
                socket.getOutputStream().write(ANSWER);
            } catch (IOException closed) {
                continue;
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
