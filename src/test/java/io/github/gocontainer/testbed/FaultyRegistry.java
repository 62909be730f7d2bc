package io.github.gocontainer.testbed;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/** A strict registry on loopback that misbehaves exactly where and when a test says so. */
public final class FaultyRegistry implements AutoCloseable {

    /** A header of a response that makes the server send half of the body; never sent itself. */
    static final String CUT = "X-Cut";

    private static final int LARGEST_BODY = 64 << 20;

    /** crane, which looks at what arrived and is not judged here. */
    private static final String PEER = "go-containerregistry";

    static {
        // Without it every answer on a kept connection takes 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final RegistryStore store = new RegistryStore();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private volatile TokenDesk desk = TokenDesk.open();

    private FaultyRegistry(HttpServer server) {
        this.server = server;
    }

    public static FaultyRegistry start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 64);
        FaultyRegistry registry = new FaultyRegistry(server);
        server.createContext("/", registry::handle);
        server.setExecutor(registry.threads);
        server.start();
        return registry;
    }

    /** A request as it came. */
    public record Request(String method, URI uri, Map<String, List<String>> headers, byte[] body) {
        public boolean hasHeader(String name) {
            return headers.keySet().stream().anyMatch(name::equalsIgnoreCase);
        }

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }

        @Override
        public String toString() {
            return method + " " + uri;
        }
    }

    /** An answer as it goes. */
    public record Response(int status, Map<String, String> headers, byte[] body) {}

    private record Rule(String method, String part, IntPredicate occurrences, Fault fault, AtomicInteger seen) {
        boolean applies(Request request) {
            return (method.equals("*") || request.method().equals(method))
                    && request.uri().toString().contains(part)
                    && occurrences.test(seen.incrementAndGet());
        }
    }

    /** Misbehaves on the n-th request (from 1) of this method whose address contains this text. */
    public FaultyRegistry nth(int number, String method, String part, Fault fault) {
        return when(occurrence -> occurrence == number, method, part, fault);
    }

    /** Misbehaves on the first such request. */
    public FaultyRegistry once(String method, String part, Fault fault) {
        return nth(1, method, part, fault);
    }

    /** Misbehaves on every such request. */
    public FaultyRegistry always(String method, String part, Fault fault) {
        return when(occurrence -> true, method, part, fault);
    }

    /** Misbehaves on the requests whose number is accepted; {@code *} stands for every method. */
    public FaultyRegistry when(IntPredicate occurrences, String method, String part, Fault fault) {
        rules.add(new Rule(method, part, occurrences, fault, new AtomicInteger()));
        return this;
    }

    public FaultyRegistry wants(TokenDesk newDesk) {
        this.desk = newDesk;
        return this;
    }

    /** Host and port for references. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public RegistryStore store() {
        return store;
    }

    public List<Request> requests() {
        return requests;
    }

    /** The requests that the distribution specification does not allow. */
    public List<String> violations() {
        return violations;
    }

    /** Requests of this method whose address contains this text. */
    public List<Request> requests(String method, String part) {
        return requests.stream()
                .filter(request -> request.method().equals(method)
                        && request.uri().toString().contains(part))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body);
            requests.add(request);
            if (!request.header("User-Agent").contains(PEER)) {
                SpecificationCheck.violation(request).ifPresent(violations::add);
            }
            Response response = answer(request);
            if (new String(response.body(), StandardCharsets.UTF_8).contains("MANIFEST_BLOB_UNKNOWN")) {
                violations.add(request + ": a manifest before what it names");
            }
            send(exchange, response);
        }
    }

    private Response answer(Request request) throws IOException {
        Fault.Proceed proceed = () -> {
            Response refusal = desk.check(request, request.header("Host"));
            return refusal == null ? store.answer(request) : refusal;
        };
        for (Rule rule : new ArrayList<>(rules)) {
            if (rule.applies(request)) {
                return rule.fault().apply(request, proceed);
            }
        }
        return proceed.get();
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        response.headers().forEach((name, value) -> {
            if (!name.equals(CUT)) {
                headers.add(name, value);
            }
        });
        byte[] body = response.body();
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", String.valueOf(body.length));
        }
        if (exchange.getRequestMethod().equals("HEAD") || body.length == 0) {
            exchange.sendResponseHeaders(response.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(response.status(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body, 0, response.headers().containsKey(CUT) ? body.length / 2 : body.length);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
