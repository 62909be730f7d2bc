package io.github.gocontainer.registry.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers say, in the forms in which they say it. */
final class ParsingTest {

    @Test
    void challengesWithQuotedCommasAndSeveralSchemes() {
        List<Challenge> challenges = Challenge.parse(List.of(
                "Negotiate, Basic realm=\"a, b\"",
                "Bearer realm=\"https://auth.example/token\",service=registry,scope=\"repository:a/b:pull,push\""));

        assertEquals(
                List.of(
                        new Challenge("negotiate", Map.of()),
                        new Challenge("basic", Map.of("realm", "a, b")),
                        new Challenge(
                                "bearer",
                                Map.of(
                                        "realm",
                                        "https://auth.example/token",
                                        "service",
                                        "registry",
                                        "scope",
                                        "repository:a/b:pull,push"))),
                challenges);
    }

    @Test
    void malformedChallengesEndTheList() {
        assertEquals(List.of(), Challenge.parse(List.of("\"", "=", "")));
        assertEquals(
                new Challenge("bearer", Map.of()),
                Challenge.parse(List.of("Bearer realm=\"open")).get(0));
    }

    @Test
    void aScopeThatTheServerAddsIsAskedForToo() {
        Scopes scopes = Scopes.push("a/b").including(Optional.of("repository:a/b:pull registry:catalog:*"));

        assertEquals(List.of("repository:a/b:pull,push", "registry:catalog:*"), scopes.values());
    }

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
        Optional<String> refusal = AddressRules.refusal(URI.create(from), URI.create(to));

        assertEquals(reason.isEmpty(), refusal.isEmpty(), refusal::toString);
        assertTrue(refusal.orElse("").contains(reason), refusal::toString);
    }

    @Test
    void anOriginIsSchemeHostAndPort() {
        URI registry = URI.create("https://r.example");

        assertTrue(AddressRules.sameOrigin(registry, URI.create("https://R.example:443/x")));
        assertFalse(AddressRules.sameOrigin(registry, URI.create("http://r.example/x")));
        assertFalse(AddressRules.sameOrigin(registry, URI.create("https://r.example:8443/x")));
        assertFalse(AddressRules.sameOrigin(registry, URI.create("https://r.example.evil/x")));
    }

    @Test
    void errorsKeepTheRegistrysWords() {
        ErrorBody body = parse("{\"errors\":[{\"code\":\"DENIED\",\"message\":\"no\",\"detail\":{\"a\":1}},"
                + "{\"code\":\"X\",\"message\":\"y\",\"detail\":{}}]}");

        assertEquals(Optional.of("DENIED: no ({\"a\":1}); X: y"), body.text());
        assertTrue(body.has("DENIED"));
    }

    @Test
    void errorsAreCleanedForTheTerminal() {
        assertEquals(
                Optional.of("A: x [2J y"),
                parse("{\"errors\":[{\"code\":\"A\",\"message\":\"x\\u001b[2J\\ny\"}]}")
                        .text());
        assertEquals(
                Optional.of("see https://r.example/path"),
                parse("{\"message\":\"see https://r.example/path?sig=abc\"}").text());
        assertEquals(Optional.empty(), parse("<html>").text());
        assertEquals(Optional.empty(), parse("").text());
        assertTrue(parse("{\"message\":\"" + "x".repeat(9_000) + "\"}")
                        .text()
                        .orElseThrow()
                        .length()
                < 2_100);
    }

    private static ErrorBody parse(String text) {
        return ErrorBody.parse(text.getBytes(StandardCharsets.UTF_8), new Secrets());
    }
}
