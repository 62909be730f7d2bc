package io.github.gocontainer.registry.client.login;

import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.http.HttpReply;
import io.github.gocontainer.registry.client.trouble.ErrorBody;
import io.github.gocontainer.registry.client.trouble.RetryAfter;
import io.github.gocontainer.registry.client.trouble.Secrets;
import io.github.gocontainer.registry.client.trouble.Trouble;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Turns an answer that is an error into a {@link Trouble}, with the sentence that helps for its status. */
public final class Refusals {

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(407, "Proxy Authentication Required"),
            Map.entry(408, "Request Timeout"),
            Map.entry(411, "Length Required"),
            Map.entry(413, "Content Too Large"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"));

    private final String registry;
    private final Clock clock;
    private final Secrets secrets;
    private final boolean chunked;

    public Refusals(String registry, Clock clock, Secrets secrets, boolean chunked) {
        this.registry = registry;
        this.clock = clock;
        this.secrets = secrets;
        this.chunked = chunked;
    }

    /** An answer's error, its body read as far as it matters. */
    public record Refusal(Trouble trouble, ErrorBody body) {}

    /**
     * What a refusal says, and what can be done about it.
     *
     * @param credentials what the server was given, in words
     * @param proxy through which the request went
     */
    public Refusal of(HttpReply reply, String step, String host, String credentials, Optional<String> proxy) {
        ErrorBody body = ErrorBody.parse(start(reply), secrets);
        int status = reply.status();
        String reason = status
                + Optional.ofNullable(NAMES.get(status)).map(name -> " " + name).orElse("")
                + (status == 401 || status == 403 ? ", " + credentials : "")
                + (status == 407
                        ? " from the proxy" + proxy.map(name -> " " + name).orElse("")
                        : "");
        Trouble trouble = new Trouble(
                Trouble.Kind.ANSWER,
                step,
                host,
                reason,
                body.text(),
                status,
                reply.header("Retry-After").flatMap(header -> RetryAfter.parse(header, clock.instant())),
                status == 401 || status == 403 || status == 407 ? FailureCode.CREDENTIALS : FailureCode.REGISTRY,
                hint(status, step, credentials));
        return new Refusal(trouble, body);
    }

    private Optional<String> hint(int status, String step, String credentials) {
        return switch (status) {
            case 401 -> Optional.of(unauthorized(credentials));
            case 403 ->
                Optional.of("give these credentials the right to the repository: "
                        + (step.contains("read") || step.contains("download") ? "it needs pull" : "it needs push"));
            case 404 ->
                step.contains("read")
                        ? Optional.of(
                                "check the name and the tag; registries also hide private images from those who are"
                                        + " not logged in")
                        : Optional.empty();
            case 407 -> Optional.of("set the user name and the password of the proxy in settings.xml");
            case 413 ->
                Optional.of(
                        chunked
                                ? "set <uploadChunkSize> (-Dgocontainer.uploadChunkSize) to less than what the proxy before"
                                        + " the registry accepts"
                                : "set <uploadChunkSize> (-Dgocontainer.uploadChunkSize), so that blobs are sent in several"
                                        + " requests that the proxy before the registry accepts");
            case 429 -> Optional.of("build again later, or log in: registries allow more requests to known users");
            default -> Optional.empty();
        };
    }

    private String unauthorized(String credentials) {
        String others = "check server id '" + registry + "' in settings.xml, or docker login " + registry;
        return credentials.startsWith(Authorizations.GIVEN)
                ? "check " + credentials.substring(Authorizations.GIVEN.length())
                        + ", which was used: the user name and the password or access token must be valid now; without it, "
                        + others
                : "set GOCONTAINER_TO_AUTH_USERNAME and GOCONTAINER_TO_AUTH_PASSWORD (FROM instead of TO for a base image), or "
                        + others;
    }

    private static byte[] start(HttpReply reply) {
        try {
            return reply.start(ErrorBody.LIMIT);
        } catch (IOException bodyLost) {
            // The status says what matters.
            return new byte[0];
        }
    }
}
