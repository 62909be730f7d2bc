package io.github.gocontainer.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.oci.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request to the API server.
 *
 * @param method of HTTP
 * @param path from the root of the server, without the query
 * @param query sorted, so that the same request is written in the same way
 */
public record ApiRequest(
        String method, String path, SortedMap<String, String> query, Optional<Body> body, Duration timeout) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** What is sent. */
    public record Body(String contentType, String text) {}

    public ApiRequest {
        query = Collections.unmodifiableSortedMap(new TreeMap<>(query));
    }

    public static ApiRequest get(String path) {
        return new ApiRequest("GET", path, new TreeMap<>(), Optional.empty(), TIMEOUT);
    }

    public static ApiRequest delete(String path) {
        return new ApiRequest("DELETE", path, new TreeMap<>(), Optional.empty(), TIMEOUT);
    }

    /**
     * A deletion with conditions.
     *
     * @param options a document of kind DeleteOptions
     */
    public static ApiRequest delete(String path, JsonNode options) {
        return new ApiRequest(
                "DELETE", path, new TreeMap<>(), Optional.of(new Body("application/json", text(options))), TIMEOUT);
    }

    public static ApiRequest post(String path, JsonNode body) {
        return new ApiRequest(
                "POST", path, new TreeMap<>(), Optional.of(new Body("application/json", text(body))), TIMEOUT);
    }

    public static ApiRequest put(String path, JsonNode body) {
        return new ApiRequest(
                "PUT", path, new TreeMap<>(), Optional.of(new Body("application/json", text(body))), TIMEOUT);
    }

    public static ApiRequest patch(String path, PatchType type, JsonNode body) {
        return new ApiRequest(
                "PATCH", path, new TreeMap<>(), Optional.of(new Body(type.contentType(), text(body))), TIMEOUT);
    }

    /** The same request with one more parameter. */
    public ApiRequest with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(query);
        more.put(name, value);
        return new ApiRequest(method, path, more, body, timeout);
    }

    /** The same request, given up when no answer has come after this time. */
    public ApiRequest within(Duration limit) {
        return new ApiRequest(method, path, query, body, limit);
    }

    /** Whether sending it twice has the same effect as sending it once, whatever the body says. */
    public boolean readsOnly() {
        return method.equals("GET");
    }

    /** Method and path, for sentences. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    private static String text(JsonNode body) {
        return new String(Json.compact(body), StandardCharsets.UTF_8);
    }
}
