package io.github.gocontainer.registry.client.trouble;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a registry says about a request that it refuses.
 *
 * @param codes such as {@code DENIED}, as the server sent them
 * @param text codes with their messages, of a length that fits a terminal; empty when the body is not an error
 *     document
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#error-codes">OCI distribution
 *     specification, Error codes</a>
 */
public record ErrorBody(List<String> codes, Optional<String> text) {

    /** How much of a body is read, in bytes. */
    public static final int LIMIT = 64 << 10;

    private static final int LONGEST_TEXT = 2_000;

    public static ErrorBody parse(byte[] body, Secrets secrets) {
        List<String> codes = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        try {
            JsonNode document = Json.parse(body);
            for (JsonNode error : document.path("errors")) {
                codes.add(error.path("code").asText(""));
                lines.add(line(error));
            }
            if (lines.isEmpty()) {
                lines.add(firstText(document, "message", "details", "error_description", "error"));
            }
        } catch (IOException notAnErrorDocument) {
            return new ErrorBody(List.of(), Optional.empty());
        }
        String text = clean(String.join("; ", lines), secrets);
        return new ErrorBody(List.copyOf(codes), Optional.of(text).filter(value -> !value.isBlank()));
    }

    private static String line(JsonNode error) {
        String message = error.path("message").asText("");
        JsonNode detail = error.path("detail");
        String more = detail.isMissingNode() || detail.isNull() || (detail.isEmpty() && detail.isContainerNode())
                ? ""
                : " (" + (detail.isTextual() ? detail.asText() : detail.toString()) + ")";
        return error.path("code").asText("") + (message.isEmpty() ? "" : ": " + message) + more;
    }

    private static String firstText(JsonNode document, String... names) {
        for (String name : names) {
            if (document.path(name).isTextual()) {
                return document.path(name).asText();
            }
        }
        return "";
    }

    /** Control characters could rewrite what stands on the user's terminal. */
    public static String clean(String text, Secrets secrets) {
        String clean =
                secrets.clean(text).replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
        return clean.length() > LONGEST_TEXT ? clean.substring(0, LONGEST_TEXT) + "…" : clean;
    }

    public boolean has(String code) {
        return codes.contains(code);
    }
}
