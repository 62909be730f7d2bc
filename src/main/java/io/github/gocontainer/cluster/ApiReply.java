package io.github.gocontainer.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What the API server answered, whatever the status.
 *
 * @param text the body
 * @param warnings the texts of its {@code Warning} headers
 * @param retryAfter the value of that header
 */
public record ApiReply(int status, String text, List<String> warnings, Optional<String> retryAfter) {

    private static final int LONGEST_EXCERPT = 300;

    public ApiReply {
        warnings = List.copyOf(warnings);
    }

    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** The document; an empty object where the body is no JSON, as proxies answer. */
    public JsonNode json() {
        try {
            return text.isEmpty() ? Json.object() : Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException notJson) {
            return Json.object();
        }
    }

    /** The reason of a {@code Status} document, for example {@code Conflict}; empty in other documents. */
    public String reason() {
        return json().path("reason").asText("");
    }

    /** What the server said about its refusal, on one line. */
    public String message() {
        String message = json().path("message").asText("");
        String words = (message.isEmpty() ? text : message).strip().replaceAll("\\s+", " ");
        return words.length() <= LONGEST_EXCERPT || !message.isEmpty()
                ? words
                : words.substring(0, LONGEST_EXCERPT) + "...";
    }
}
