package io.github.gocontainer.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRulesTest {

    @ParameterizedTest
    @CsvSource({
        "https://r.example/, https://cdn.example/x, ''",
        "https://r.example/, https://r.example:444/x, ''",
        "http://127.0.0.1:5000/, http://127.0.0.1:6000/x, ''",
        "https://r.example/, http://r.example/x, leaves https",
        "https://r.example/, https://169.254.169.254/x, link-local",
        "https://r.example/, https://[fe80::1]/x, link-local",
        "https://r.example/, https://2852039166/x, link-local",
        "http://127.0.0.1/, http://169.254.169.254/x, link-local",
        "https://r.example/, https://0.0.0.0/x, link-local",
        "https://r.example/, https://localhost/x, on this machine",
        "https://r.example/, https://[::ffff:127.0.0.1]/x, on this machine",
        "https://r.example/, ftp://r.example/x, not an http",
        "https://r.example/, https://a:b@r.example/x, user name",
    })
    void whereServersMaySendUs(String from, String to, String reason) {
        Optional<String> refusal = AddressRules.refusal(URI.create(from), URI.create(to), address -> false);

        assertEquals(reason.isEmpty(), refusal.isEmpty(), refusal::toString);
        assertTrue(refusal.orElse("").contains(reason), refusal::toString);
    }

    /** Their name servers may know no foreign name, or lead each to where nothing is. */
    @ParameterizedTest
    @CsvSource({
        "https://cdn.example/x, ''",
        "https://1e100.example/x, ''",
        "https://169.254.169.254/x, link-local",
        "https://2852039166/x, link-local",
        "https://0.0.0.0/x, link-local",
        "https://[fe80::1]/x, link-local",
        "https://[::ffff:127.0.0.1]/x, on this machine",
        "https://127.1.2.3/x, on this machine",
        "https://localhost/x, on this machine",
    })
    void behindAProxyOnlyLiteralAddressesAreLookedAt(String to, String reason) {
        Optional<String> refusal = AddressRules.refusal(
                URI.create("https://r.example/"), URI.create(to), address -> true, AddressRulesTest::literal);

        assertEquals(reason.isEmpty(), refusal.isEmpty(), refusal::toString);
        assertTrue(refusal.orElse("").contains(reason), refusal::toString);
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, link-local", "127.0.0.1, on this machine"})
    void withoutAProxyANameIsWhatItStandsFor(String address, String reason) {
        URI sunk = URI.create("https://cdn.example/x");

        Optional<String> refusal =
                AddressRules.refusal(URI.create("https://r.example/"), sunk, to -> false, name -> literal(address));

        assertTrue(refusal.orElse("").contains(reason), refusal::toString);
    }

    private static List<InetAddress> literal(String host) {
        assertFalse(host.contains("example"), host + " was looked up");
        try {
            return List.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            throw new AssertionError(host, e);
        }
    }

    @Test
    void anOriginIsSchemeHostAndPort() {
        URI registry = URI.create("https://r.example");

        assertTrue(AddressRules.sameOrigin(registry, URI.create("https://R.example:443/x")));
        assertFalse(AddressRules.sameOrigin(registry, URI.create("http://r.example/x")));
        assertFalse(AddressRules.sameOrigin(registry, URI.create("https://r.example:8443/x")));
        assertFalse(AddressRules.sameOrigin(registry, URI.create("https://r.example.evil/x")));
    }
}
