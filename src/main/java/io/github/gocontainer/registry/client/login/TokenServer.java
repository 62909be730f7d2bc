package io.github.gocontainer.registry.client.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.http.HttpBody;
import io.github.gocontainer.http.HttpCall;
import io.github.gocontainer.http.HttpReply;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.registry.client.exchange.Scopes;
import io.github.gocontainer.registry.client.exchange.Sender;
import io.github.gocontainer.registry.client.trouble.NetworkReasons;
import io.github.gocontainer.registry.client.trouble.NetworkTroubles;
import io.github.gocontainer.registry.client.trouble.RegistryTrouble;
import io.github.gocontainer.registry.client.trouble.Secrets;
import io.github.gocontainer.registry.client.trouble.Trouble;
import io.github.gocontainer.registry.credentials.Credential;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Exchanges a credential for an access token.
 *
 * @see <a href="https://distribution.github.io/distribution/spec/auth/token/">CNCF distribution, token
 *     authentication</a>
 */
public final class TokenServer {

    private static final String STEP = "fetch token";
    private static final int LARGEST_ANSWER = 64 << 10;
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(60);
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final Sender sender;
    private final Clock clock;
    private final Refusals refusals;
    private final Secrets secrets;

    public TokenServer(Sender sender, Clock clock, Refusals refusals, Secrets secrets) {
        this.sender = sender;
        this.clock = clock;
        this.refusals = refusals;
        this.secrets = secrets;
    }

    /** Whether an address is reached through a proxy. */
    boolean isProxied(URI address) {
        return sender.proxyFor(address).isPresent();
    }

    /** Asks {@code realm} for these rights, anonymously without a credential. */
    Authorization fetch(URI realm, Optional<String> service, Scopes scopes, Optional<Credential> credential)
            throws IOException {
        String host = realm.getAuthority();
        HttpCall call = credential.isPresent() && credential.get() instanceof Credential.IdentityToken identity
                ? exchange(realm, service, scopes, identity)
                : question(realm, service, scopes, credential);
        try (HttpReply reply = send(call, host)) {
            if (reply.status() != 200) {
                String given = credential
                        .map(found -> "which does not accept the credentials of " + found.source())
                        .orElse("no credentials were found");
                throw new RegistryTrouble(refusals.of(reply, STEP, host, given, sender.proxyFor(realm))
                        .trouble());
            }
            return token(reply, host);
        }
    }

    private HttpReply send(HttpCall call, String host) throws IOException {
        try {
            return sender.send(call);
        } catch (IOException e) {
            throw NetworkTroubles.of(e, STEP, host);
        }
    }

    private static HttpCall question(
            URI realm, Optional<String> service, Scopes scopes, Optional<Credential> credential) {
        List<String> parameters = new ArrayList<>();
        service.ifPresent(name -> parameters.add("service=" + encode(name)));
        scopes.values().forEach(scope -> parameters.add("scope=" + encode(scope)));
        String separator = realm.getRawQuery() == null ? "?" : "&";
        URI uri = URI.create(realm + (parameters.isEmpty() ? "" : separator + String.join("&", parameters)));
        Map<String, String> headers = credential.isPresent() && credential.get() instanceof Credential.Login login
                ? Map.of("Authorization", basic(login))
                : Map.of();
        return HttpCall.of("GET", uri, headers);
    }

    private static HttpCall exchange(
            URI realm, Optional<String> service, Scopes scopes, Credential.IdentityToken identity) {
        String form = "grant_type=refresh_token&client_id=gocontainer"
                + service.map(name -> "&service=" + encode(name)).orElse("")
                + "&scope=" + encode(String.join(" ", scopes.values()))
                + "&refresh_token=" + encode(identity.token());
        return new HttpCall(
                "POST",
                realm,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                Optional.of(HttpBody.of(form.getBytes(StandardCharsets.UTF_8))));
    }

    private Authorization token(HttpReply reply, String host) throws IOException {
        JsonNode answer = answer(reply, host);
        String token = answer.path("token").asText(answer.path("access_token").asText(""));
        if (token.isBlank() || token.chars().anyMatch(character -> character <= ' ' || character > '~')) {
            throw noToken(host);
        }
        secrets.add(token);
        secrets.add(answer.path("refresh_token").asText(""));
        long seconds = Math.max(answer.path("expires_in").asLong(0), SHORTEST_LIFE.toSeconds());
        Instant expiry =
                clock.instant().plusSeconds(Math.min(seconds, Duration.ofDays(1).toSeconds()));
        return new Authorization("Bearer " + token, expiry.minus(MARGIN));
    }

    private JsonNode answer(HttpReply reply, String host) throws IOException {
        byte[] body;
        try {
            body = reply.bytes(LARGEST_ANSWER);
        } catch (HttpReply.BodyTooLargeException e) {
            throw noToken(host);
        } catch (IOException e) {
            throw new RegistryTrouble(Trouble.connection(STEP, host, NetworkReasons.of(e)), e);
        }
        try {
            return Json.parse(body);
        } catch (IOException notJson) {
            throw noToken(host);
        }
    }

    private static RegistryTrouble noToken(String host) {
        return new RegistryTrouble(Trouble.settled(
                STEP,
                host,
                "no token from " + host,
                FailureCode.REGISTRY,
                "check that this address is a registry and not a login page of a proxy or a portal"));
    }

    /** The header of basic authentication, in UTF-8. */
    static String basic(Credential.Login login) {
        String pair = login.username() + ":" + login.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
