package io.github.gocontainer.registry.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.registry.client.exchange.Scopes;
import io.github.gocontainer.registry.client.login.Challenge;
import io.github.gocontainer.registry.client.trouble.ErrorBody;
import io.github.gocontainer.registry.client.trouble.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
