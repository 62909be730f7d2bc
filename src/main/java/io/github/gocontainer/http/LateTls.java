package io.github.gocontainer.http;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Encrypts as the JVM is set up to, whose providers and trust store are read with the first https address. */
final class LateTls implements TlsSocketStrategy {

    private @Nullable TlsSocketStrategy strategy;

    synchronized TlsSocketStrategy strategy() {
        if (strategy == null) {
            strategy = DefaultClientTlsStrategy.createDefault();
        }
        return strategy;
    }

    @Override
    public SSLSocket upgrade(
            Socket socket, String target, int port, @Nullable Object attachment, @Nullable HttpContext context)
            throws IOException {
        return strategy().upgrade(socket, target, port, attachment, context);
    }
}
