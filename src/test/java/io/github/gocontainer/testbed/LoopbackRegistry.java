package io.github.gocontainer.testbed;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A real registry on this machine's loopback, with its access log in a file. */
public final class LoopbackRegistry {

    /** The only user of the registry with a password; the line of htpasswd is that of {@link #PASSWORD}. */
    public static final String USERNAME = "builder";

    /** Has what must be escaped somewhere: in a URL, in XML, in a shell, in base64. */
    public static final String PASSWORD = "only for tests: ü&<>?+/%";

    private static final String HTPASSWD_LINE = "builder:$2a$05$2OQi/acX2CRmF5C31LJtDuTRu5wVttm/CNUizXzXAnooxr0QNWwlG";

    private static final long LIMIT_MILLIS = 30_000;
    private static final int PAUSE_MILLIS = 50;

    private final Path folder;
    private final int port;
    private final StringBuilder configuration = new StringBuilder();

    /**
     * @param folder of its own, for what it stores and logs
     */
    LoopbackRegistry(Path folder, int port) {
        this.folder = folder;
        this.port = port;
        configuration.append("version: 0.1\nlog:\n  level: warn\nstorage:\n  filesystem:\n    rootdirectory: ");
        configuration.append(folder.resolve("storage")).append("\n");
        configuration.append("http:\n  addr: 127.0.0.1:").append(port).append("\n  secret: of-a-test\n");
    }

    LoopbackRegistry withTls(TestCertificate certificate) {
        configuration.append("  tls:\n    certificate: ").append(certificate.certificate());
        configuration.append("\n    key: ").append(certificate.key()).append("\n");
        return this;
    }

    LoopbackRegistry withPassword() throws IOException {
        Path passwords = folder.resolve("htpasswd");
        Files.createDirectories(folder);
        Files.writeString(passwords, HTPASSWD_LINE + "\n");
        configuration
                .append("auth:\n  htpasswd:\n    realm: test\n    path: ")
                .append(passwords)
                .append("\n");
        return this;
    }

    Path log() {
        return folder.resolve("registry.log");
    }

    /** Starts the process and waits until it listens. */
    Process start(Path executable) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve("config.yml"), configuration);
        ProcessBuilder builder = new ProcessBuilder(executable.toString(), "serve", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        builder.environment().clear();
        // Nothing but loopback: the registry would otherwise look for a collector of traces.
        builder.environment().putAll(Map.of("OTEL_TRACES_EXPORTER", "none", "HOME", folder.toString()));
        Process process = builder.start();
        awaitListening(process);
        return process;
    }

    private void awaitListening(Process process) throws IOException {
        long end = System.currentTimeMillis() + LIMIT_MILLIS;
        while (process.isAlive() && System.currentTimeMillis() < end) {
            if (answers().isPresent()) {
                return;
            }
            pause();
        }
        process.destroyForcibly();
        throw new IOException("no registry on port " + port + ":\n" + Files.readString(log()));
    }

    private Optional<Socket> answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), (int) LIMIT_MILLIS);
            return Optional.of(socket);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
