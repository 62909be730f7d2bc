package io.github.gocontainer.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.testbed.FaultyRegistry.Request;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges every request by the words of the distribution specification, version 1.1, stricter than any registry does.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md">OCI distribution
 *     specification</a>
 */
final class SpecificationCheck {

    private static final String NAME =
            "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*";
    private static final String DIGEST = "sha256:[0-9a-f]{64}";
    private static final String TAG = "[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}";
    private static final Pattern MANIFEST = Pattern.compile("/v2/" + NAME + "/manifests/(" + TAG + "|" + DIGEST + ")");
    private static final Pattern BLOB = Pattern.compile("/v2/" + NAME + "/blobs/" + DIGEST);
    private static final Pattern START = Pattern.compile("/v2/" + NAME + "/blobs/uploads/");
    private static final Pattern SESSION = Pattern.compile("/v2/" + NAME + "/blobs/uploads/[^/]+");
    private static final Pattern REFERRERS = Pattern.compile("/v2/" + NAME + "/referrers/" + DIGEST);
    private static final Pattern CHUNK = Pattern.compile("(\\d+)-(\\d+)");
    private static final List<String> READING = List.of("GET", "HEAD");

    private SpecificationCheck() {}

    /** What is wrong with a request; empty for one that follows the specification. */
    static Optional<String> violation(Request request) {
        String path = request.uri().getPath();
        if (!path.startsWith("/v2/")) {
            return Optional.empty();
        }
        return general(request).or(() -> special(request, path)).map(wrong -> request + ": " + wrong);
    }

    private static Optional<String> general(Request request) {
        if (READING.contains(request.method())) {
            return when(request.body().length > 0 || request.hasHeader("Transfer-Encoding"), "a body");
        }
        // Some registries answer 411 to anything else.
        return when(
                request.hasHeader("Transfer-Encoding")
                        || !request.header("Content-Length").equals("" + request.body().length),
                "no Content-Length that is the body's");
    }

    private static Optional<String> special(Request request, String path) {
        if (path.equals("/v2/")) {
            return when(!request.method().equals("GET"), "end-1 is GET");
        }
        if (MANIFEST.matcher(path).matches()) {
            return manifest(request);
        }
        if (START.matcher(path).matches()) {
            return start(request);
        }
        if (SESSION.matcher(path).matches()) {
            return session(request);
        }
        if (BLOB.matcher(path).matches()) {
            return when(!READING.contains(request.method()), "end-2 is GET or HEAD")
                    .or(() -> when(
                            request.hasHeader("Range")
                                    && !request.header("Range").matches("bytes=\\d+-(\\d+)?"),
                            "a malformed Range"));
        }
        return when(!REFERRERS.matcher(path).matches(), "an unknown path")
                .or(() -> when(!request.method().equals("GET"), "end-12 is GET"));
    }

    private static Optional<String> manifest(Request request) {
        if (READING.contains(request.method())) {
            return when(
                    !request.header("Accept").contains("application/vnd.oci.image.manifest.v1+json")
                            || !request.header("Accept").contains("application/vnd.oci.image.index.v1+json"),
                    "no Accept with the types of manifests");
        }
        if (!request.method().equals("PUT")) {
            return Optional.of("end-7 is PUT");
        }
        try {
            JsonNode document = Json.parse(request.body());
            return when(
                    !document.path("mediaType")
                            .asText(request.header("Content-Type"))
                            .equals(request.header("Content-Type")),
                    "a Content-Type that is not the document's mediaType");
        } catch (IOException e) {
            return Optional.of("a manifest that is no JSON");
        }
    }

    private static Optional<String> start(Request request) {
        Map<String, String> query = RegistryStore.query(request);
        if (!request.method().equals("POST")) {
            return Optional.of("end-4 is POST");
        }
        if (query.isEmpty()) {
            return when(request.body().length > 0, "a body without a digest");
        }
        return when(
                !query.getOrDefault("mount", query.getOrDefault("digest", "")).matches(DIGEST)
                        || (query.containsKey("from") && !query.get("from").matches(NAME)),
                "a malformed mount");
    }

    private static Optional<String> session(Request request) {
        boolean bytes = request.header("Content-Type").equals("application/octet-stream");
        if (!RegistryStore.query(request).getOrDefault("_state", "").equals("abc")) {
            return Optional.of("the Location was not used as it came");
        }
        return switch (request.method()) {
            case "PATCH" -> when(!bytes, "chunks are application/octet-stream").or(() -> chunk(request));
            case "PUT" ->
                when(request.body().length > 0 && !bytes, "blobs are application/octet-stream")
                        .or(() -> when(
                                !RegistryStore.query(request)
                                        .getOrDefault("digest", "")
                                        .matches(DIGEST),
                                "end-6 has a digest"));
            case "GET", "DELETE" -> Optional.empty();
            default -> Optional.of("no method of an upload");
        };
    }

    private static Optional<String> chunk(Request request) {
        Matcher range = CHUNK.matcher(request.header("Content-Range"));
        return when(
                !range.matches()
                        || Long.parseLong(range.group(2)) - Long.parseLong(range.group(1)) + 1 != request.body().length,
                "a Content-Range that is not <start>-<end> of the chunk");
    }

    private static Optional<String> when(boolean wrong, String what) {
        return wrong ? Optional.of(what) : Optional.empty();
    }
}
