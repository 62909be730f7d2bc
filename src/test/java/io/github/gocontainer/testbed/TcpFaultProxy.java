package io.github.gocontainer.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Forwards connections to a port of this machine and resets one of them where a test says so. */
public final class TcpFaultProxy implements AutoCloseable {

    private static final int BUFFER = 1 << 14;

    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\nContent-Length: (\\d{1,12})\r\n");
    private static final byte[] TOO_LARGE =
            "HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private static final byte[] NO_TLS =
            "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTPS request to an HTTP server.\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final byte TLS_GREETING = 22;

    private final ServerSocket server;
    private final int target;
    private final AtomicReference<@Nullable Trigger> trigger = new AtomicReference<>();
    private final AtomicInteger resets = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong answerLimit = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean refusesTls;
    private volatile boolean stalls;
    private volatile long limit = Long.MAX_VALUE;

    private TcpFaultProxy(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    /** When a connection is reset: looks at what the client has sent on it. */
    private interface Trigger {
        boolean fires(long sentBefore, byte[] block, int length);
    }

    public static TcpFaultProxy to(int targetPort) throws IOException {
        TcpFaultProxy proxy = new TcpFaultProxy(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), targetPort);
        start(proxy::accept);
        return proxy;
    }

    /** The same on a port that was picked before. */
    public static TcpFaultProxy on(int port, int targetPort) {
        try {
            TcpFaultProxy proxy =
                    new TcpFaultProxy(new ServerSocket(port, 64, InetAddress.getLoopbackAddress()), targetPort);
            start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resets the first connection on which the server has sent more than this many bytes, once. */
    public TcpFaultProxy resetOnceAfterAnswering(long bytes) {
        answerLimit.set(bytes);
        return this;
    }

    /** Resets the first connection on which the client sends more than this many bytes, once. */
    public TcpFaultProxy resetOnceAfter(long bytes) {
        trigger.set((sentBefore, block, length) -> sentBefore + length > bytes);
        return this;
    }

    /** Resets the connection on which the client sends this text, before it is forwarded, once. */
    public TcpFaultProxy resetOnceAt(String text) {
        trigger.set((sentBefore, block, length) ->
                new String(block, 0, length, StandardCharsets.ISO_8859_1).contains(text));
        return this;
    }

    /** Takes nothing more from the first connection on which the client sends more than this many bytes, once. */
    public TcpFaultProxy stallOnceAfter(long bytes) {
        stalls = true;
        return resetOnceAfter(bytes);
    }

    private void stall() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers 413 to every request with a larger body, without reading it, as some proxies do. */
    public TcpFaultProxy limitBodies(long bytes) {
        limit = bytes;
        return this;
    }

    /** Tells those who greet with TLS at once that plain HTTP is spoken, as servers in Go do, and the JDK's does not. */
    public TcpFaultProxy refusingTls() {
        refusesTls = true;
        return this;
    }

    private boolean exceedsLimit(byte[] block, int length) {
        Matcher declared = CONTENT_LENGTH.matcher(new String(block, 0, length, StandardCharsets.ISO_8859_1));
        return declared.find() && Long.parseLong(declared.group(1)) > limit;
    }

    private static void refuse(Socket client, byte[] answer) throws IOException {
        client.getOutputStream().write(answer);
        client.getOutputStream().flush();
    }

    public int resets() {
        return resets.get();
    }

    public String host() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                start(() -> forward(client, upstream, true));
                start(() -> forward(upstream, client, false));
            } catch (IOException closed) {
                continue;
            }
        }
    }

    private void forward(Socket from, Socket to, boolean fromClient) {
        byte[] buffer = new byte[BUFFER];
        long sent = 0;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                Trigger armed = trigger.get();
                if (fromClient
                        && armed != null
                        && armed.fires(sent, buffer, read)
                        && trigger.compareAndSet(armed, null)) {
                    if (stalls) {
                        stall();
                        return;
                    }
                    reset(from);
                    reset(to);
                    return;
                }
                long most = answerLimit.get();
                if (!fromClient && sent + read > most && answerLimit.compareAndSet(most, Long.MAX_VALUE)) {
                    reset(from);
                    reset(to);
                    return;
                }
                if (fromClient && refusesTls && sent == 0 && buffer[0] == TLS_GREETING) {
                    refuse(from, NO_TLS);
                    return;
                }
                if (fromClient && exceedsLimit(buffer, read)) {
                    refuse(from, TOO_LARGE);
                    return;
                }
                out.write(buffer, 0, read);
                sent += read;
            }
        } catch (IOException ended) {
            // The other direction closed both sockets, or one of the two ends went away.
            return;
        }
    }

    private void reset(Socket socket) throws IOException {
        resets.incrementAndGet();
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "tcp-fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
