package io.github.gocontainer.http;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Keeps queries, which hold the state of uploads and signatures of addresses, away from the library: with
 * {@code mvn -X} it prints the line of every request. The query is taken off before that and put back when the
 * request is written. Starts the clock of the exchange, too, once there is a connection.
 */
final class QuietExchanges extends HttpRequestExecutor implements ExecChainHandler {

    private static final String PATH = QuietExchanges.class.getName();

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        String path = request.getPath();
        int query = path.indexOf('?');
        if (query >= 0) {
            scope.clientContext.setAttribute(PATH, path);
            request.setPath(path.substring(0, query));
        }
        if (scope.originalRequest instanceof WatchedRequest watched) {
            watched.watch().expect(2);
        }
        return chain.proceed(request, scope);
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback information,
            HttpContext context)
            throws IOException, HttpException {
        if (context.removeAttribute(PATH) instanceof String path) {
            request.setPath(path);
        }
        return super.execute(request, connection, information, context);
    }
}
