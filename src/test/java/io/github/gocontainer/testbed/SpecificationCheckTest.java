package io.github.gocontainer.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.testbed.FaultyRegistry.Request;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge would be of no use if it found everything right. */
final class SpecificationCheckTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);

    private static Optional<String> violation(String method, String path, String headers, String body) {
        Map<String, List<String>> all = new HashMap<>();
        for (String header : headers.isEmpty() ? new String[0] : headers.split(";")) {
            all.put(header.split("=", 2)[0], List.of(header.split("=", 2)[1]));
        }
        return SpecificationCheck.violation(
                new Request(method, URI.create(path.replace("DIGEST", DIGEST)), all, body.getBytes()));
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD, /v2/a/manifests/1, '', '', no Accept",
        "GET, /v2/a/manifests/.x, Accept=x, '', an unknown path",
        "GET, /v2/A/blobs/DIGEST, '', '', an unknown path",
        "GET, /v2/a/blobs/DIGEST, Range=bytes 1-2, '', a malformed Range",
        "DELETE, /v2/a/blobs/DIGEST, Content-Length=0, '', end-2",
        "POST, /v2/a/blobs/uploads/, '', '', no Content-Length",
        "POST, /v2/a/blobs/uploads/?mount=x, Content-Length=0, '', a malformed mount",
        "PATCH, /v2/a/blobs/uploads/1?_state=abc, Content-Length=1;Content-Type=application/octet-stream, x, a Content-Range",
        "PATCH, /v2/a/blobs/uploads/1?_state=abc, Content-Length=1;Content-Range=0-0, x, chunks are",
        "PUT, /v2/a/blobs/uploads/1?_state=abc, Content-Length=0, '', end-6 has a digest",
        "PUT, /v2/a/blobs/uploads/1?digest=DIGEST, Content-Length=0, '', the Location",
        "PUT, /v2/a/manifests/1, Content-Length=2, {}, ''",
        "PUT, /v2/a/manifests/1, Content-Length=1, x, no JSON",
        "GET, /v2/a/tags, '', '', an unknown path",
    })
    void whatIsWrongIsFound(String method, String path, String headers, String body, String found) {
        Optional<String> violation = violation(method, path, headers, body);

        if (found.isEmpty()) {
            assertEquals(Optional.empty(), violation);
        } else {
            assertTrue(violation.orElse("").contains(found), violation::toString);
        }
    }
}
