package io.github.gocontainer.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpCallTest {

    @ParameterizedTest
    @CsvSource({
        "https://ghcr.io/v2/, https://ghcr.io/v2/",
        "https://ghcr.io, https://ghcr.io",
        "https://ghcr.io:8443/v2/a?token=hunter2#hunter2, https://ghcr.io:8443/v2/a",
        "https://me:hunter2@ghcr.io/v2/, https://ghcr.io/v2/",
        "https://[::1]:5000/v2/?x=hunter2, https://[::1]:5000/v2/",
        "https://me:hunter2@under_score.example/v2/?hunter2, https:///v2/",
        "https://ghcr.io/a%2Fb%20c, https://ghcr.io/a%2Fb%20c",
        "mailto:hunter2@example.org, mailto://",
        "/v2/uploads?state=hunter2, /v2/uploads",
        "//me:hunter2@ghcr.io/v2, //ghcr.io/v2",
    })
    void addressesAreShownWithoutQueryFragmentAndUser(URI uri, String shown) {
        assertEquals(shown, HttpCall.redacted(uri));
    }

    @Test
    void neitherHeadersNorQueryAreShown() {
        HttpCall call = HttpCall.of(
                "GET", URI.create("https://u:hunter2@ghcr.io/v2/?hunter2"), Map.of("Authorization", "Basic hunter2"));
        assertEquals("GET https://ghcr.io/v2/", call.toString());
    }

    @Test
    void laterChangesOfTheGivenHeadersDoNotReachIt() {
        Map<String, String> headers = new HashMap<>();
        HttpCall call = HttpCall.of("GET", URI.create("https://ghcr.io"), headers);
        headers.put("A", "b");
        assertEquals(Map.of(), call.headers());
    }
}
