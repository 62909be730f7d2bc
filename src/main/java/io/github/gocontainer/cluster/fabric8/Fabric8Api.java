package io.github.gocontainer.cluster.fabric8;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.github.gocontainer.cluster.ApiReply;
import io.github.gocontainer.cluster.ApiRequest;
import io.github.gocontainer.cluster.ApiUnreachable;
import io.github.gocontainer.cluster.KubernetesApi;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/**
 * Sends requests with the HTTP client of the Kubernetes client: once, without redirects, and a second time with a new
 * login when the first one had expired.
 */
final class Fabric8Api implements KubernetesApi {

    private static final int UNAUTHORIZED = 401;
    /** {@code 299 - "text"} of RFC 7234. */
    private static final Pattern WARNING = Pattern.compile("299 \\S+ \"((?:[^\"\\\\]|\\\\.)*)\".*");

    private final HttpClient client;
    private final String server;
    private final TokenSource tokens;

    Fabric8Api(HttpClient client, String server, TokenSource tokens) {
        this.client = client;
        this.server = server;
        this.tokens = tokens;
    }

    @Override
    public ApiReply send(ApiRequest request) {
        ApiReply first = sendOnce(request);
        return first.status() == UNAUTHORIZED && tokens.renew() ? sendOnce(request) : first;
    }

    private ApiReply sendOnce(ApiRequest request) {
        HttpResponse<byte[]> response = await(client.sendAsync(built(request), byte[].class), request);
        return reply(response, Optional.ofNullable(response.body()).orElseGet(() -> new byte[0]));
    }

    @Override
    public ApiReply stream(ApiRequest request, Consumer<String> lines) {
        HttpResponse<InputStream> response = await(client.sendAsync(built(request), InputStream.class), request);
        try (InputStream body = response.body()) {
            if (!response.isSuccessful()) {
                return reply(response, body.readAllBytes());
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.accept(line);
            }
            return reply(response, new byte[0]);
        } catch (IOException e) {
            throw new ApiUnreachable("the answer broke off: " + e.getMessage(), false, e);
        }
    }

    private HttpRequest built(ApiRequest request) {
        HttpRequest.Builder builder = client.newHttpRequestBuilder()
                .uri(server + request.path() + query(request))
                .header("Accept", "application/json")
                .header("User-Agent", "gocontainer-maven-plugin")
                .timeout(request.timeout().toMillis(), TimeUnit.MILLISECONDS);
        tokens.authorization().ifPresent(value -> builder.header("Authorization", value));
        request.body()
                .ifPresentOrElse(body -> builder.method(request.method(), body.contentType(), body.text()), () -> {
                    if (!request.readsOnly()) {
                        builder.method(request.method(), "application/json", "");
                    }
                });
        return builder.build();
    }

    private static String query(ApiRequest request) {
        if (request.query().isEmpty()) {
            return "";
        }
        return request.query().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static <T> HttpResponse<T> await(CompletableFuture<HttpResponse<T>> future, ApiRequest request) {
        try {
            return future.get(request.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new ApiUnreachable("no answer within " + request.timeout().toSeconds() + " s", false, e);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new BuildFailure(FailureCode.INTERRUPTED, request + " to the cluster was interrupted", null, e);
        } catch (ExecutionException e) {
            Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
            throw new ApiUnreachable(words(cause), isPermanent(cause), cause);
        }
    }

    private static ApiReply reply(HttpResponse<?> response, byte[] body) {
        List<String> warnings = Optional.ofNullable(response.headers("Warning")).orElse(List.of()).stream()
                .map(WARNING::matcher)
                .filter(Matcher::matches)
                .map(warning -> warning.group(1).replaceAll("\\\\(.)", "$1"))
                .toList();
        return new ApiReply(
                response.code(),
                new String(body, StandardCharsets.UTF_8),
                warnings,
                Optional.ofNullable(response.header("Retry-After")));
    }

    /** Exceptions of the JDK often have no message, and the reason is a cause of theirs. */
    private static String words(Throwable trouble) {
        String words = trouble.getClass().getSimpleName();
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !cause.getMessage().contains("Exception:")) {
                words = cause.getMessage();
            } else if (cause instanceof ConnectException) {
                words = "the connection was refused";
            } else if (cause instanceof java.nio.channels.UnresolvedAddressException) {
                words = "the name of the server is not known";
            }
        }
        return words.strip().replaceAll("\\s+", " ");
    }

    private static boolean isPermanent(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException
                    || cause instanceof java.nio.channels.UnresolvedAddressException
                    || cause instanceof SSLException
                            && String.valueOf(cause.getMessage()).contains("plaintext")) {
                return true;
            }
        }
        return false;
    }
}
