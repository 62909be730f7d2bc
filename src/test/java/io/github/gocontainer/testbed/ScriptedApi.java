package io.github.gocontainer.testbed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A server on loopback, mostly in the place of the API server of Kubernetes, that answers what a test says, and can close the
 * connection instead.
 */
public final class ScriptedApi implements AutoCloseable {

    static {
        // Otherwise every answer waits for the client's delayed acknowledgement, 40 ms on Linux.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Script script;

    /** What came. */
    public record Request(String method, String path, String query, String contentType, String login, String body) {

        /** Method and path. */
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /**
     * What is answered.
     *
     * @param silence between the headers, which come at once, and the body
     */
    public record Answer(int status, String body, Map<String, String> headers, Duration silence) {

        public static Answer json(int status, String body) {
            return new Answer(status, body, Map.of(), Duration.ZERO);
        }

        /** A watch that has begun, and shows nothing for so long. */
        public static Answer silent(Duration silence) {
            return new Answer(200, "", Map.of(), silence);
        }

        /** A failure as Kubernetes writes it. */
        public static Answer failure(int status, String reason, String message) {
            return json(
                    status,
                    "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"" + reason
                            + "\",\"message\":\"" + message + "\",\"code\":" + status + "}");
        }

        public Answer with(String header, String value) {
            Map<String, String> more = new java.util.TreeMap<>(headers);
            more.put(header, value);
            return new Answer(status, body, more, silence);
        }
    }

    /** Decides on the answer; an exception closes the connection without one. */
    public interface Script {
        Answer answer(Request request) throws IOException;
    }

    private ScriptedApi(HttpServer server, Script script) {
        this.server = server;
        this.script = script;
    }

    public static ScriptedApi start(Script script) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ScriptedApi api = new ScriptedApi(server, script);
        server.createContext("/", api::handle);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "scripted-api");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
        return api;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Request request = new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestURI().getQuery()),
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        requests.add(request);
        try (exchange) {
            Answer answer = script.answer(request);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            boolean streams = !answer.silence().isZero();
            exchange.sendResponseHeaders(answer.status(), streams ? 0 : body.length == 0 ? -1 : body.length);
            pause(answer.silence());
            exchange.getResponseBody().write(body);
        }
    }

    private static void pause(Duration silence) {
        try {
            Thread.sleep(silence.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers from now on so. */
    public void answer(Script next) {
        script = next;
    }

    public List<Request> requests() {
        return requests;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String address() {
        return "http://127.0.0.1:" + port();
    }

    /** A kubeconfig whose only context, {@code scripted}, leads here with this user. */
    public Path kubeconfig(Path folder, String user) throws IOException {
        return Files.writeString(folder.resolve("config"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: here, cluster: {server: "%s"}}]
                users: [{name: me, user: {%s}}]
                contexts: [{name: scripted, context: {cluster: here, user: me, namespace: shop}}]
                """.formatted(address(), user));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
