package io.github.gocontainer.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that wants a password, answers plain requests by itself and refuses tunnels. */
final class RecordingProxy implements AutoCloseable {

    private final ServerSocket socket;
    private final List<String> heads = new CopyOnWriteArrayList<>();

    RecordingProxy() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "recording-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Request line and proxy login of each request, {@code -} without a login. */
    List<String> heads() {
        return heads;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                answer(connection);
            } catch (IOException e) {
                // The client or the test has closed it.
            }
        }
    }

    private void answer(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        String request = in.readLine();
        String login = "-";
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.startsWith("Proxy-Authorization: ")) {
                login = line.substring("Proxy-Authorization: ".length());
            }
        }
        heads.add(request + " " + login);
        String answer;
        if (login.equals("-")) {
            answer = "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"";
        } else {
            answer = request.startsWith("CONNECT") ? "502 Bad Gateway" : "203 Non-Authoritative Information";
        }
        connection
                .getOutputStream()
                .write(("HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
