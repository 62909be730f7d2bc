package io.github.gocontainer.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpProxyTest {

    private static final List<String> DIRECT = List.of("*.corp.example", " exact.example ", "10.*", "", "a.b");

    @ParameterizedTest
    @CsvSource({
        "ghcr.io, true",
        "registry.corp.example, false",
        "REGISTRY.Corp.Example, false",
        "corp.example, true",
        "exact.example, false",
        "not-exact.example, true",
        "10.1.2.3, false",
        "110.1.2.3, true",
        "a.b, false",
        "axb, true",
        "localhost, false",
        "127.0.0.1, false",
        "[::1], false",
    })
    void hostsOfThePatternsAndLoopbackAreReachedDirectly(String host, boolean served) {
        assertEquals(served, proxy(Optional.empty()).serves("https", host));
    }

    @ParameterizedTest
    @CsvSource({"'', http, true", "'', https, true", "https, https, true", "https, http, false", "http, https, false"})
    void aSchemeLimitsWhatItServes(String scheme, String request, boolean served) {
        HttpProxy proxy = proxy(Optional.of(scheme).filter(value -> !value.isEmpty()));
        assertEquals(served, proxy.serves(request, "ghcr.io"));
    }

    @Test
    void itsPasswordIsNeverPrinted() {
        assertFalse(proxy(Optional.empty()).toString().contains("hunter2"));
    }

    private static HttpProxy proxy(Optional<String> scheme) {
        return new HttpProxy(
                scheme, "proxy.example", 3128, DIRECT, Optional.of(new HttpProxy.Login("user", "hunter2")));
    }
}
