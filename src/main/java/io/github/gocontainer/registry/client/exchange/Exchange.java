package io.github.gocontainer.registry.client.exchange;

import io.github.gocontainer.http.HttpBody;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request to a registry, before it is known how to reach it.
 *
 * @param step what it is for, in messages
 * @param address a path of the registry, or the absolute address that the registry gave for an upload
 * @param headers without {@code Authorization}
 * @param scopes the rights that it needs
 */
public record Exchange(
        String step,
        String method,
        String address,
        Map<String, String> headers,
        Optional<HttpBody> body,
        Scopes scopes) {

    public static Exchange of(String step, String method, String address, Scopes scopes) {
        return new Exchange(step, method, address, Map.of(), Optional.empty(), scopes);
    }

    public Exchange withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Exchange(step, method, address, more, body, scopes);
    }

    public Exchange withBody(HttpBody content) {
        return new Exchange(step, method, address, headers, Optional.of(content), scopes);
    }
}
