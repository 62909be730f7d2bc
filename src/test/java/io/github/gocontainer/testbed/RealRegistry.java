package io.github.gocontainer.testbed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The registry of the CNCF in a process of its own, on a free port of this machine, with its files in a folder. */
public final class RealRegistry implements AutoCloseable {

    /** The one user of a registry with a password. */
    public static final String USERNAME = "jane";

    public static final String PASSWORD = "test-password";

    private static final String BCRYPT_OF_PASSWORD = "$2a$05$JjWvCM0yZmL/3ldCVlQzUuDxFNIPbOBYICHZVpvwPZPh6VYiCE1ve";
    private static final long START_MILLIS = 20_000;

    private final Process process;
    private final int port;

    private RealRegistry(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** A certificate and its key, both as PEM files. */
    public record Tls(Path certificate, Path key) {}

    public static RealRegistry start(Path folder) throws IOException {
        return start(folder, false, Optional.empty());
    }

    /**
     * @param folder new and empty
     * @param password whether {@link #USERNAME} and {@link #PASSWORD} are wanted
     */
    public static RealRegistry start(Path folder, boolean password, Optional<Tls> tls) throws IOException {
        Files.createDirectories(folder);
        int port = freePort();
        StringBuilder config = new StringBuilder("version: 0.1\nlog: {level: warn}\n");
        config.append("storage: {filesystem: {rootdirectory: '")
                .append(folder.resolve("data"))
                .append("'}}\n");
        config.append("http:\n  addr: 127.0.0.1:").append(port).append("\n  secret: test\n");
        tls.ifPresent(pem -> config.append("  tls: {certificate: '")
                .append(pem.certificate())
                .append("', key: '")
                .append(pem.key())
                .append("'}\n"));
        if (password) {
            Path htpasswd = Files.writeString(folder.resolve("htpasswd"), USERNAME + ":" + BCRYPT_OF_PASSWORD + "\n");
            config.append("auth: {htpasswd: {realm: test, path: '")
                    .append(htpasswd)
                    .append("'}}\n");
        }
        Path file = Files.writeString(folder.resolve("config.yml"), config);
        Process process = new ProcessBuilder(TestTools.program("registry").toString(), "serve", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        RealRegistry registry = new RealRegistry(process, port);
        registry.awaitPort(folder);
        return registry;
    }

    public int port() {
        return port;
    }

    /** Host and port for references. */
    public String host() {
        return "127.0.0.1:" + port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitPort(Path folder) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                pause();
            }
        }
        close();
        throw new IllegalStateException("the registry did not start:\n" + Files.readString(folder.resolve("log")));
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
