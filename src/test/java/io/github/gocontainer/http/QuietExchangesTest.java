package io.github.gocontainer.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.junit.jupiter.api.Test;

class QuietExchangesTest {

    /** {@code MainClientExec} logs the request line as it gets it from the last link of the chain. */
    @Test
    void theLibraryDoesNotSeeTheQueryAndTheServerDoes() throws Exception {
        List<String> logged = new ArrayList<>();
        List<String> served = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            served.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        QuietExchanges exchanges = new QuietExchanges();
        try (var client = HttpClients.custom()
                .setRequestExecutor(exchanges)
                .addExecInterceptorLast("quiet", exchanges)
                .addExecInterceptorLast("seen", (request, scope, chain) -> {
                    logged.add(request.getRequestUri());
                    return chain.proceed(request, scope);
                })
                .build()) {
            for (String address : List.of("/v2/a?_state=hunter2", "/v2/b", "/v2/c?_state=hunter3")) {
                client.execute(ClassicRequestBuilder.put(base + address).build(), reply -> reply.getCode());
            }
        } finally {
            server.stop(0);
        }
        assertEquals(List.of("/v2/a", "/v2/b", "/v2/c"), logged);
        assertEquals(List.of("/v2/a?_state=hunter2", "/v2/b", "/v2/c?_state=hunter3"), served);
    }
}
