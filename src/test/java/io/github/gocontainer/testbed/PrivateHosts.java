package io.github.gocontainer.testbed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A module proxy and a Git server of a company, each behind TLS and a password, that can be reached through the
 * company's HTTP proxy alone, which wants a password of its own; all on loopback. Git is the real {@code git
 * http-backend}.
 */
public final class PrivateHosts implements AutoCloseable {

    /** The host of the module proxy, whose folder {@code /go} speaks Go's protocol. */
    public static final String MODULES = "modules.acme.test";

    /** The host of the Git server. */
    public static final String GIT = "git.acme.test";

    private final Path folder;
    private final Map<String, String> logins = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> connects = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "private-hosts");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpsServer server;
    private final ServerSocket proxy;
    private final Path certificate;

    public PrivateHosts(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        RealRegistry.Tls tls = TestCertificate.make(
                        folder.resolve("certificate"), "dns:" + MODULES + ",dns:" + GIT, "-1d", 30)
                .pem();
        this.certificate = tls.certificate();
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(folder.resolve("certificate/key.p12"))));
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        this.proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::acceptProxied);
    }

    private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
        char[] password = TestCertificate.PASSWORD.toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        KeyStore all = KeyStore.getInstance(store.toFile(), password);
        one.setKeyEntry("test", all.getKey("test", password), password, all.getCertificateChain("test"));
        keys.init(one, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** The login that a host wants; {@code proxy} is the HTTP proxy. */
    public PrivateHosts login(String host, String username, String password) {
        String pair = username + ":" + password;
        logins.put(host, "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    public int proxyPort() {
        return proxy.getLocalPort();
    }

    /** In PEM, to be trusted. */
    public Path certificate() {
        return certificate;
    }

    /** Host, method, path and status of what was asked. */
    public List<String> requests() {
        return requests;
    }

    /** What was asked of the HTTP proxy. */
    public List<String> connects() {
        return connects;
    }

    /** Publishes a module of one file at version v1.0.0 in the module proxy. */
    public void publish(String path, String file, String content) throws IOException {
        Path versions =
                Files.createDirectories(folder.resolve("go").resolve(path).resolve("@v"));
        String mod = "module " + path + "\n\ngo 1.21\n";
        Files.writeString(versions.resolve("list"), "v1.0.0\n");
        Files.writeString(
                versions.resolve("v1.0.0.info"), "{\"Version\":\"v1.0.0\",\"Time\":\"2026-01-02T00:00:00Z\"}");
        Files.writeString(versions.resolve("v1.0.0.mod"), mod);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(versions.resolve("v1.0.0.zip")))) {
            for (Map.Entry<String, String> entry :
                    Map.of("go.mod", mod, file, content).entrySet()) {
                zip.putNextEntry(new ZipEntry(path + "@v1.0.0/" + entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    /** Pushes a repository with one module of one file and the tag v1.0.0 to the Git server's folder. */
    public void commit(String repository, String modulePath, String file, String content) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work").resolve(repository));
        Files.writeString(work.resolve("go.mod"), "module " + modulePath + "\n\ngo 1.21\n");
        Files.writeString(work.resolve(file), content);
        git(work, "init", "-q");
        git(work, "add", ".");
        git(work, "commit", "-q", "-m", "One");
        git(work, "tag", "v1.0.0");
        Path bare = folder.resolve("git").resolve(repository);
        Files.createDirectories(bare.getParent());
        git(work, "clone", "-q", "--bare", ".", bare.toString());
    }

    private static void git(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "git", "-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        Programs.run(directory, command.toArray(String[]::new)).orFail();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host").split(":", 2)[0];
        String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        try (exchange) {
            int status;
            if (!given.equals(logins.get(host))) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"" + host + "\"");
                exchange.sendResponseHeaders(401, -1);
                status = 401;
            } else if (host.equals(GIT)) {
                status = backend(exchange);
            } else {
                status = file(exchange);
            }
            requests.add(host + " " + exchange.getRequestMethod() + " "
                    + exchange.getRequestURI().getPath() + " " + status);
        }
    }

    private int file(HttpExchange exchange) throws IOException {
        Path file =
                folder.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
        if (!file.startsWith(folder.resolve("go")) || !Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
            return 404;
        }
        byte[] content = Files.readAllBytes(file);
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
        return 200;
    }

    /** RFC 3875. */
    private int backend(HttpExchange exchange) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
        Map<String, String> variables = builder.environment();
        variables.put("GIT_PROJECT_ROOT", folder.resolve("git").toString());
        variables.put("GIT_HTTP_EXPORT_ALL", "1");
        variables.put("REQUEST_METHOD", exchange.getRequestMethod());
        variables.put("PATH_INFO", exchange.getRequestURI().getPath());
        variables.put("QUERY_STRING", String.valueOf(exchange.getRequestURI().getRawQuery()));
        header(exchange, "Content-Type", "CONTENT_TYPE", variables);
        header(exchange, "Content-Length", "CONTENT_LENGTH", variables);
        header(exchange, "Content-Encoding", "HTTP_CONTENT_ENCODING", variables);
        header(exchange, "Git-Protocol", "GIT_PROTOCOL", variables);
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream in = process.getOutputStream()) {
            exchange.getRequestBody().transferTo(in);
        }
        int status = 200;
        try (InputStream out = process.getInputStream()) {
            for (String line = line(out); !line.isEmpty(); line = line(out)) {
                String[] header = line.split(": ", 2);
                if (header[0].equals("Status")) {
                    status = Integer.parseInt(header[1].substring(0, 3));
                } else {
                    exchange.getResponseHeaders().add(header[0], header[1]);
                }
            }
            exchange.sendResponseHeaders(status, 0);
            out.transferTo(exchange.getResponseBody());
        }
        return status;
    }

    private static void header(HttpExchange exchange, String name, String variable, Map<String, String> variables) {
        String value = exchange.getRequestHeaders().getFirst(name);
        if (value != null) {
            variables.put(variable, value);
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            if (octet != '\r') {
                line.write(octet);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private void acceptProxied() {
        while (!proxy.isClosed()) {
            try {
                Socket client = proxy.accept();
                threads.execute(() -> proxied(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** CONNECT to one of our hosts leads to our server, whatever the port; other hosts do not exist. */
    private void proxied(Socket client) {
        try (client) {
            // Git asks without a password first, and again on the same connection.
            while (!answered(client)) {
                client.getOutputStream().flush();
            }
        } catch (IOException gone) {
            connects.add("broken");
        }
    }

    private boolean answered(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        String request = line(in);
        String login = "";
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("proxy-authorization: ")) {
                login = line.substring("proxy-authorization: ".length());
            }
        }
        boolean welcome = login.equals(logins.get("proxy"));
        boolean ours = request.startsWith("CONNECT " + MODULES + ":") || request.startsWith("CONNECT " + GIT + ":");
        String answer = !welcome
                ? "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0"
                : ours ? "200 Connection established" : "502 Bad Gateway\r\nContent-Length: 0";
        connects.add(request + " " + answer.substring(0, 3));
        client.getOutputStream().write(("HTTP/1.1 " + answer + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        if (welcome && ours) {
            tunnel(client);
        }
        return welcome || request.isEmpty();
    }

    private void tunnel(Socket client) throws IOException {
        try (Socket target =
                new Socket(server.getAddress().getAddress(), server.getAddress().getPort())) {
            threads.execute(() -> {
                try {
                    client.getInputStream().transferTo(target.getOutputStream());
                    target.shutdownOutput();
                } catch (IOException gone) {
                    // The other direction ends as well.
                    return;
                }
            });
            target.getInputStream().transferTo(client.getOutputStream());
        }
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
