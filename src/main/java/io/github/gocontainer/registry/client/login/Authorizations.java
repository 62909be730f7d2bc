package io.github.gocontainer.registry.client.login;

import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.http.AddressRules;
import io.github.gocontainer.http.HttpCall;
import io.github.gocontainer.http.Loopback;
import io.github.gocontainer.registry.client.exchange.RegistryOptions;
import io.github.gocontainer.registry.client.exchange.Scopes;
import io.github.gocontainer.registry.client.trouble.RegistryTrouble;
import io.github.gocontainer.registry.client.trouble.Secrets;
import io.github.gocontainer.registry.client.trouble.Trouble;
import io.github.gocontainer.registry.credentials.Credential;
import io.github.gocontainer.registry.credentials.CredentialSource;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The logins of one registry: made on demand, one per set of rights, renewed once for all threads that share them. */
public final class Authorizations {

    /** Begins the words about credentials that were found. */
    static final String GIVEN = "with the credentials of ";

    private static final String STEP = "log in";

    private final String registry;
    private final String repository;
    private final CredentialSource source;
    private final RegistryOptions options;
    private final TokenServer tokens;
    private final Clock clock;
    private final Secrets secrets;

    private final Map<Scopes, Authorization> current = new HashMap<>();
    private Optional<Challenge> bearer = Optional.empty();
    private Optional<URI> challenger = Optional.empty();
    private Optional<Boolean> haveCredential = Optional.empty();
    private volatile String given = "no credentials were asked for";

    public Authorizations(
            String registry,
            String repository,
            CredentialSource source,
            RegistryOptions options,
            TokenServer tokens,
            Clock clock,
            Secrets secrets) {
        this.registry = registry;
        this.repository = repository;
        this.source = source;
        this.options = options;
        this.tokens = tokens;
        this.clock = clock;
        this.secrets = secrets;
    }

    /** What the registry was given so far, in words and by source. */
    public String given() {
        return given;
    }

    /** Whether there is anything to log in with; looked up once. */
    synchronized boolean haveCredential() {
        if (haveCredential.isEmpty()) {
            haveCredential = Optional.of(source.find(registry, repository).isPresent());
        }
        return haveCredential.get();
    }

    /** The login for these rights, fetched when it is known how; nothing before the registry asked for one. */
    public synchronized Optional<Authorization> forRequest(Scopes scopes) throws IOException {
        Authorization known = current.get(scopes);
        if (known != null && known.isUsableAt(clock.instant())) {
            return Optional.of(known);
        }
        if (bearer.isPresent() && challenger.isPresent()) {
            return Optional.of(keep(scopes, fetch(challenger.get(), bearer.get(), scopes)));
        }
        return Optional.empty();
    }

    /**
     * A login after the registry refused the one that was sent; when another thread has a newer one already, that.
     *
     * @return empty when there is no way to log in
     */
    public synchronized Optional<Authorization> renew(
            URI from, List<Challenge> challenges, Scopes scopes, Optional<Authorization> refused) throws IOException {
        Authorization known = current.get(scopes);
        if (known != null && refused.filter(sent -> sent == known).isEmpty() && known.isUsableAt(clock.instant())) {
            return Optional.of(known);
        }
        current.remove(scopes);
        Optional<Challenge> asked = challenges.stream()
                .filter(challenge -> challenge.scheme().equals("bearer"))
                .findFirst();
        if (asked.isPresent()) {
            bearer = asked;
            challenger = Optional.of(from);
            return Optional.of(keep(scopes, fetch(from, asked.get(), scopes)));
        }
        if (challenges.stream().noneMatch(challenge -> challenge.scheme().equals("basic"))) {
            return Optional.empty();
        }
        return credential(from)
                .filter(Credential.Login.class::isInstance)
                .map(found -> TokenServer.basic((Credential.Login) found))
                .map(header -> keep(scopes, new Authorization(header, Instant.MAX)));
    }

    private Authorization keep(Scopes scopes, Authorization authorization) {
        current.put(scopes, authorization);
        return authorization;
    }

    private Authorization fetch(URI from, Challenge challenge, Scopes scopes) throws IOException {
        Optional<Credential> credential = credential(from);
        if (credential.isPresent() && credential.get() instanceof Credential.RegistryToken token) {
            return new Authorization("Bearer " + token.token(), Instant.MAX);
        }
        URI realm = realm(from, challenge);
        if (credential.isPresent()) {
            refuseOverPlainHttp(realm, credential.get());
        }
        return tokens.fetch(
                realm, challenge.parameter("service"), scopes.including(challenge.parameter("scope")), credential);
    }

    private URI realm(URI from, Challenge challenge) throws RegistryTrouble {
        URI realm;
        try {
            realm = URI.create(challenge.parameter("realm").orElse(""));
        } catch (IllegalArgumentException malformed) {
            throw unusable("the registry names no usable token server");
        }
        Optional<String> refusal = AddressRules.refusal(from, realm, tokens::isProxied);
        if (refusal.isPresent()) {
            throw unusable("refusing the token server " + HttpCall.redacted(realm) + ": " + refusal.get());
        }
        return realm;
    }

    private RegistryTrouble unusable(String reason) {
        return new RegistryTrouble(Trouble.settled(
                STEP, registry, reason, FailureCode.REGISTRY, "ask those who run the registry to mend its realm"));
    }

    private Optional<Credential> credential(URI from) throws RegistryTrouble {
        Optional<Credential> found = source.find(registry, repository);
        given = found.map(credential -> GIVEN + credential.source()).orElse("no credentials were found for it");
        if (found.isPresent()) {
            remember(found.get());
            refuseOverPlainHttp(from, found.get());
        }
        return found;
    }

    private void remember(Credential credential) {
        if (credential instanceof Credential.Login login) {
            secrets.add(login.password());
            secrets.add(login.username() + ":" + login.password());
        } else if (credential instanceof Credential.IdentityToken identity) {
            secrets.add(identity.token());
        } else if (credential instanceof Credential.RegistryToken token) {
            secrets.add(token.token());
        }
    }

    private void refuseOverPlainHttp(URI uri, Credential credential) throws RegistryTrouble {
        boolean readableOnTheWay = uri.getScheme().equals("http") && !Loopback.isLoopback(uri.getHost());
        if (readableOnTheWay && !options.sendCredentialsOverHttp()) {
            throw new RegistryTrouble(Trouble.settled(
                    STEP,
                    registry,
                    "it speaks plain http, and the credentials of " + credential.source()
                            + " are not sent where everybody can read them",
                    FailureCode.CONFIGURATION,
                    "let the registry speak https, or accept the risk with <sendCredentialsOverHttp>true"
                            + "</sendCredentialsOverHttp> (-Dgocontainer.sendCredentialsOverHttp)"));
        }
    }
}
