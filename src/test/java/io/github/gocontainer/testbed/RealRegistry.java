package io.github.gocontainer.testbed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The registry of the CNCF in a process of its own, on a free port of this machine, with its files in a folder. */
public final class RealRegistry implements AutoCloseable {

    /** The one user of a registry with a password. */
    public static final String USERNAME = "builder";

    /** Has what must be escaped somewhere: in a URL, in XML, in a shell, in base64. */
    public static final String PASSWORD = "only for tests: ü&<>?+/%";

    private static final String BCRYPT_OF_PASSWORD = "$2a$05$2OQi/acX2CRmF5C31LJtDuTRu5wVttm/CNUizXzXAnooxr0QNWwlG";
    private static final long START_MILLIS = 20_000;

    private final Process process;
    private final int port;
    private final Path log;

    private RealRegistry(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
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
        return start(TestTools.program("registry"), folder, freePort(), password, tls);
    }

    /** Another program that reads the same configuration file. */
    public static RealRegistry start(Path program, Path folder) throws IOException {
        return start(program, folder, freePort(), false, Optional.empty());
    }

    /** Another registry, whose program gets the address that it is to listen on as its last argument. */
    public static RealRegistry start(Path folder, String... command) throws IOException {
        Files.createDirectories(folder);
        int port = freePort();
        Path log = folder.resolve("log");
        List<String> words = new ArrayList<>(List.of(command));
        words.add("127.0.0.1:" + port);
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        RealRegistry registry = new RealRegistry(process, port, log);
        registry.awaitPort();
        return registry;
    }

    /** The same on a port that somebody else has picked. */
    static RealRegistry start(Path program, Path folder, int port, boolean password, Optional<Tls> tls)
            throws IOException {
        Files.createDirectories(folder);
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
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "serve", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // It would look for a collector of traces otherwise.
        builder.environment().put("OTEL_TRACES_EXPORTER", "none");
        RealRegistry registry = new RealRegistry(builder.start(), port, log);
        registry.awaitPort();
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

    Process process() {
        return process;
    }

    /** Its access log, among others. */
    public Path log() {
        return log;
    }

    private void awaitPort() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException notYet) {
                pause();
            }
        }
        close();
        throw new IllegalStateException("the registry did not start:\n" + Files.readString(log));
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
