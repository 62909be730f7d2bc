package io.github.gocontainer.testbed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A port that answers every connection in plain HTTP, as Go's servers do to a TLS greeting. */
public final class PlainTalker implements AutoCloseable {

    private final ServerSocket server;
    private final byte[] answer;

    private PlainTalker(ServerSocket server, byte[] answer) {
        this.server = server;
        this.answer = answer;
    }

    public static PlainTalker start() throws IOException {
        return start("400 Bad Request");
    }

    /**
     * One whose answers have no body.
     *
     * @param status the first line of every answer, without the protocol
     * @param headers whole lines
     */
    public static PlainTalker start(String status, String... headers) throws IOException {
        StringBuilder answer =
                new StringBuilder("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n");
        for (String header : headers) {
            answer.append(header).append("\r\n");
        }
        answer.append("\r\n");
        PlainTalker talker = new PlainTalker(
                new ServerSocket(0, 64, InetAddress.getByName("127.0.0.1")),
                answer.toString().getBytes(StandardCharsets.US_ASCII));
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
                if (socket.getInputStream().read(new byte[1024]) > 0) {
                    socket.getOutputStream().write(answer);
                }
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
