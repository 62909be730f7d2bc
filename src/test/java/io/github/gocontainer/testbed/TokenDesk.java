package io.github.gocontainer.testbed;

import io.github.gocontainer.testbed.FaultyRegistry.Request;
import io.github.gocontainer.testbed.FaultyRegistry.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** How a registry wants to be logged in to: not at all, with a password, or with tokens that it issues itself. */
public final class TokenDesk {

    private enum Mode {
        OPEN,
        BASIC,
        BEARER
    }

    private final Mode mode;
    private final String username;
    private final String password;
    private final int uses;
    private final Map<String, AtomicInteger> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> scopes = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();
    private volatile String realm = "";

    private TokenDesk(Mode mode, String username, String password, int uses) {
        this.mode = mode;
        this.username = username;
        this.password = password;
        this.uses = uses;
    }

    public static TokenDesk open() {
        return new TokenDesk(Mode.OPEN, "", "", 0);
    }

    public static TokenDesk basic(String username, String password) {
        return new TokenDesk(Mode.BASIC, username, password, 0);
    }

    /** @param uses how many requests a token is good for */
    public static TokenDesk bearer(String username, String password, int uses) {
        return new TokenDesk(Mode.BEARER, username, password, uses);
    }

    /** Names another token server than this registry itself. */
    public TokenDesk withRealm(String other) {
        realm = other;
        return this;
    }

    public int issued() {
        return issued.get();
    }

    /** Every token that was ever issued. */
    public java.util.Set<String> tokens() {
        return scopes.keySet();
    }

    @Nullable
    Response check(Request request, String host) {
        if (request.uri().getPath().equals("/token")) {
            return issue(request);
        }
        return switch (mode) {
            case OPEN -> null;
            case BASIC ->
                request.header("Authorization").equals(basicHeader()) ? null : challenge("Basic realm=\"test\"");
            case BEARER -> bearerAccepted(request) ? null : challenge(bearerChallenge(request, host));
        };
    }

    private String basicHeader() {
        return "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private boolean bearerAccepted(Request request) {
        String header = request.header("Authorization");
        String token = header.startsWith("Bearer ") ? header.substring(7) : "";
        AtomicInteger left = tokens.get(token);
        boolean writes = !request.method().equals("GET") && !request.method().equals("HEAD");
        return left != null && (!writes || scopes.get(token).contains("push")) && left.decrementAndGet() >= 0;
    }

    private String bearerChallenge(Request request, String host) {
        String repository = request.uri().getPath().replaceFirst("^/v2/", "").replaceFirst("/(manifests|blobs)/.*", "");
        return "Bearer realm=\"" + (realm.isEmpty() ? "http://" + host + "/token" : realm)
                + "\",service=\"test registry\",scope=\"repository:" + repository + ":pull\"";
    }

    private static Response challenge(String header) {
        Response error = RegistryStore.error(401, "UNAUTHORIZED");
        return new Response(401, Map.of("WWW-Authenticate", header), error.body());
    }

    private Response issue(Request request) {
        boolean known = request.header("Authorization").equals(basicHeader())
                || new String(request.body(), StandardCharsets.UTF_8).contains("refresh_token=" + password);
        if (!known && !password.isEmpty()) {
            return RegistryStore.error(401, "UNAUTHORIZED");
        }
        String token = "token-" + UUID.randomUUID();
        tokens.put(token, new AtomicInteger(uses));
        scopes.put(token, request.uri().getQuery() + new String(request.body(), StandardCharsets.UTF_8));
        issued.incrementAndGet();
        return new Response(200, Map.of(), ("{\"token\":\"" + token + "\",\"expires_in\":300}").getBytes());
    }
}
