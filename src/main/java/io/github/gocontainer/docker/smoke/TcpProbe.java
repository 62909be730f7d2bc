package io.github.gocontainer.docker.smoke;

import io.github.gocontainer.docker.smoke.ProbeResult.NotYet;
import io.github.gocontainer.docker.smoke.ProbeResult.Ready;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * Connects to a port; one that closes the connection at once does not count, because Docker's proxy accepts connections
 * for a container that does not listen yet.
 */
record TcpProbe(Endpoint endpoint) implements Probe {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int SILENCE_MILLIS = 300;

    @Override
    public ProbeResult look() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), CONNECT_MILLIS);
            socket.setSoTimeout(SILENCE_MILLIS);
            return socket.getInputStream().read() < 0
                    ? new NotYet(endpoint + " closed the connection at once")
                    : new Ready(endpoint + " accepts connections");
        } catch (SocketTimeoutException e) {
            // Also a connect can time out: then nothing accepted the connection.
            return e.getMessage() != null && e.getMessage().startsWith("Connect")
                    ? new NotYet(endpoint + " does not answer")
                    : new Ready(endpoint + " accepts connections");
        } catch (IOException e) {
            return new NotYet(endpoint + ": " + e.getMessage());
        }
    }
}
