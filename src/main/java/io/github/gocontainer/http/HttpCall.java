package io.github.gocontainer.http;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * One request, as data.
 *
 * @param headers without {@code Host}, {@code Content-Length} and {@code User-Agent}, which the transport sets; may
 *     hold secrets, so {@link #toString()} leaves the values out
 */
public record HttpCall(String method, URI uri, Map<String, String> headers, Optional<HttpBody> body) {

    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** A request without body. */
    public static HttpCall of(String method, URI uri, Map<String, String> headers) {
        return new HttpCall(method, uri, headers, Optional.empty());
    }

    /** Method and address without query and user info, which can hold secrets. */
    @Override
    public String toString() {
        return method + " " + redacted(uri);
    }

    /** An address without query, fragment and user info. */
    public static String redacted(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost();
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String scheme = uri.getScheme() == null ? "" : uri.getScheme() + ":";
        String slashes = uri.getScheme() == null && uri.getRawAuthority() == null ? "" : "//";
        return scheme + slashes + host + port + (uri.getRawPath() == null ? "" : uri.getRawPath());
    }
}
