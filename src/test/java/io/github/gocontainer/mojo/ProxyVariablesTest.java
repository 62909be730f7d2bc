package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gocontainer.http.HttpProxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProxyVariablesTest {

    @Test
    void aProxyServesBothSchemesInBothSpellings() {
        Map<String, String> variables = ProxyVariables.of(
                List.of(proxy(Optional.empty(), "proxy.acme.test", "*.acme.test", "10.*", "192.168.*", "mirror*")),
                Map.of("PATH", "/bin"));
        assertEquals("http://me:p%40ss%20word%2F@proxy.acme.test:3128", variables.get("HTTPS_PROXY"));
        assertEquals(variables.get("HTTPS_PROXY"), variables.get("http_proxy"));
        assertEquals("localhost,127.0.0.0/8,.acme.test,10.0.0.0/8,192.168.0.0/16", variables.get("no_proxy"));
    }

    @Test
    void theOneForASchemeComesFirst() {
        Map<String, String> variables = ProxyVariables.of(
                List.of(proxy(Optional.of("https"), "tls.test"), proxy(Optional.empty(), "all.test")), Map.of());
        assertEquals("http://me:p%40ss%20word%2F@tls.test:3128", variables.get("HTTPS_PROXY"));
        assertEquals("http://me:p%40ss%20word%2F@all.test:3128", variables.get("HTTP_PROXY"));
    }

    @Test
    void theUsersOwnVariablesStay() {
        assertEquals(
                Map.of(),
                ProxyVariables.of(
                        List.of(proxy(Optional.empty(), "proxy.test")), Map.of("https_proxy", "http://mine.test:1")));
        assertEquals(Map.of(), ProxyVariables.of(List.of(), Map.of()));
    }

    private static HttpProxy proxy(Optional<String> scheme, String host, String... direct) {
        return new HttpProxy(scheme, host, 3128, List.of(direct), Optional.of(new HttpProxy.Login("me", "p@ss word/")));
    }
}
