package io.github.gocontainer.http;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.jspecify.annotations.Nullable;

/**
 * A connection that writes neither headers nor bodies into a log: with {@code mvn -X} the library's own would print
 * every password and token that is sent.
 */
final class QuietConnection extends DefaultManagedHttpClientConnection {

    private static final AtomicLong NUMBER = new AtomicLong();

    private QuietConnection() {
        super("http-" + NUMBER.incrementAndGet());
    }

    /** For a socket, or for one that follows when there is none yet. */
    static QuietConnection on(@Nullable Socket socket) throws IOException {
        QuietConnection connection = new QuietConnection();
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bind(new SocketHolder(socket));
    }

    @Override
    public void bind(SSLSocket encrypted, Socket socket) throws IOException {
        bind(new SocketHolder(encrypted, socket));
    }

    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {}

    @Override
    protected void onResponseReceived(ClassicHttpResponse response) {}
}
