import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before the registry and counts the bytes that clients send. */
final class CountingForwarder {

    private final ServerSocket server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    private final AtomicLong sent = new AtomicLong();
    private final int target;

    CountingForwarder(int target) throws IOException {
        this.target = target;
        start(this::accept);
    }

    String host() {
        return "localhost:" + server.getLocalPort();
    }

    long sent() {
        return sent.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                start(() -> forward(client, upstream, sent));
                start(() -> forward(upstream, client, new AtomicLong()));
            } catch (IOException ended) {
                continue;
            }
        }
    }

    private static void forward(Socket from, Socket to, AtomicLong counter) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                counter.addAndGet(read);
            }
        } catch (IOException ended) {
            return;
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "forwarder");
        thread.setDaemon(true);
        thread.start();
    }
}
