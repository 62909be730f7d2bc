package io.github.gocontainer.registry.client;

import io.github.gocontainer.http.AddressRules;
import io.github.gocontainer.http.Answer;
import io.github.gocontainer.http.HttpCall;
import io.github.gocontainer.http.HttpReply;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.registry.client.exchange.CountingSender;
import io.github.gocontainer.registry.client.exchange.Exchange;
import io.github.gocontainer.registry.client.exchange.FirstContact;
import io.github.gocontainer.registry.client.exchange.RegistryOptions;
import io.github.gocontainer.registry.client.exchange.Sender;
import io.github.gocontainer.registry.client.login.Authorization;
import io.github.gocontainer.registry.client.login.Authorizations;
import io.github.gocontainer.registry.client.login.Challenge;
import io.github.gocontainer.registry.client.login.Refusals;
import io.github.gocontainer.registry.client.login.TokenServer;
import io.github.gocontainer.registry.client.login.UninvitedLogin;
import io.github.gocontainer.registry.client.trouble.ErrorBody;
import io.github.gocontainer.registry.client.trouble.NetworkReasons;
import io.github.gocontainer.registry.client.trouble.NetworkTroubles;
import io.github.gocontainer.registry.client.trouble.RegistryTrouble;
import io.github.gocontainer.registry.client.trouble.Secrets;
import io.github.gocontainer.registry.client.trouble.Trouble;
import io.github.gocontainer.registry.client.trouble.Waiting;
import io.github.gocontainer.registry.credentials.CredentialSource;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** One registry for one repository: reaches it, logs in when it asks, and follows where it points, with care. */
public final class RegistryConnection {

    private static final int UNAUTHORIZED = 401;
    private static final int MOST_LOGINS = 5;

    private final String registry;
    private final CountingSender sender;
    private final BuildLog log;
    private final FirstContact contact;
    private final Refusals refusals;
    private final Authorizations authorizations;
    private final UninvitedLogin uninvited;
    private final Secrets secrets = new Secrets();
    private final Set<String> warnings = ConcurrentHashMap.newKeySet();

    /**
     * @param registry host with an optional port
     * @param repository whose credentials are used
     */
    public RegistryConnection(
            String registry,
            String repository,
            RegistryOptions options,
            CredentialSource credentials,
            Sender sender,
            Waiting waiting,
            BuildLog log) {
        this.registry = registry;
        this.sender = new CountingSender(sender);
        this.log = log;
        this.contact = new FirstContact(registry, options.allowInsecureRegistries());
        this.refusals = new Refusals(
                registry, waiting.clock(), secrets, options.uploadChunkSize().isPresent());
        this.authorizations = new Authorizations(
                registry,
                repository,
                credentials,
                options,
                new TokenServer(this.sender, waiting.clock(), refusals, secrets),
                waiting.clock(),
                secrets);
        this.uninvited = new UninvitedLogin(authorizations);
    }

    /** How many HTTP requests were sent, those for tokens and redirects too. */
    public int requests() {
        return sender.requests();
    }

    String registry() {
        return registry;
    }

    /** The checked address of the header {@code Location}. */
    URI location(Answer answer, Exchange exchange) throws RegistryTrouble {
        return Locations.checked(answer, exchange.step(), this::isProxied);
    }

    private boolean isProxied(URI uri) {
        return sender.proxyFor(uri).isPresent();
    }

    /** The answer, whatever its status except 401; network failures come as {@link RegistryTrouble}. */
    Answer send(Exchange exchange) throws IOException {
        Optional<Authorization> login = authorizations.forRequest(exchange.scopes());
        for (int round = 1; ; round++) {
            Answer answer = follow(exchange, login);
            if (answer.status() != UNAUTHORIZED || !isOurs(answer.from())) {
                login.ifPresent(Authorization::prove);
                Optional<Authorization> unasked = login.isPresent() ? Optional.empty() : unasked(answer, exchange);
                if (unasked.isEmpty()) {
                    return answer;
                }
                answer.drain();
                login = unasked;
                continue;
            }
            boolean expired = login.isPresent() && login.get().isProven();
            if (round == MOST_LOGINS || (round > 1 && !expired)) {
                throw refused(answer, exchange);
            }
            List<Challenge> challenges = Challenge.parse(answer.reply().headers("WWW-Authenticate"));
            Optional<Authorization> renewed = authorizations.renew(answer.from(), challenges, exchange.scopes(), login);
            if (renewed.isEmpty()) {
                throw refused(answer, exchange);
            }
            answer.drain();
            login = renewed;
        }
    }

    /** A login that the registry did not ask for with this answer, and wants all the same. */
    private Optional<Authorization> unasked(Answer answer, Exchange exchange) throws IOException {
        if (!isOurs(answer.from()) || !uninvited.mayHelp(answer)) {
            return Optional.empty();
        }
        try {
            return uninvited.fetch(exchange.scopes(), question -> follow(question, Optional.empty()));
        } catch (IOException e) {
            answer.close();
            throw e;
        }
    }

    /** The trouble that an answer with an error status means; closes the answer. */
    RegistryTrouble refused(Answer answer, Exchange exchange) throws IOException {
        return new RegistryTrouble(refusal(answer, exchange).trouble());
    }

    /** The same with what the registry said about it. */
    Refusals.Refusal refusal(Answer answer, Exchange exchange) throws IOException {
        try (answer) {
            return refusals.of(
                    answer.reply(),
                    exchange.step(),
                    answer.from().getAuthority(),
                    authorizations.given(),
                    sender.proxyFor(answer.from()));
        }
    }

    /** A manifest or index, of which no more is read than such a document may have. */
    byte[] document(Answer answer, Exchange exchange) throws IOException {
        try {
            return answer.reply().bytes(BlobStore.LARGEST_DOCUMENT);
        } catch (HttpReply.BodyTooLargeException e) {
            throw new RegistryTrouble(Trouble.integrity(
                    exchange.step(),
                    registry,
                    "its manifest has more than the " + BlobStore.LARGEST_DOCUMENT + " bytes that are read"));
        } catch (IOException e) {
            throw new RegistryTrouble(Trouble.connection(exchange.step(), registry, NetworkReasons.of(e)), e);
        }
    }

    private boolean isOurs(URI uri) {
        return contact.base().filter(base -> AddressRules.sameOrigin(base, uri)).isPresent();
    }

    private Answer follow(Exchange exchange, Optional<Authorization> login) throws IOException {
        Answer answer =
                Locations.follow(exchange, first(exchange, login), this::isProxied, next -> at(next, exchange, login));
        showWarnings(answer.reply());
        return answer;
    }

    private Answer first(Exchange exchange, Optional<Authorization> login) throws IOException {
        if (!exchange.address().startsWith("/")) {
            return at(URI.create(exchange.address()), exchange, login);
        }
        try {
            HttpReply reply =
                    contact.reach(base -> sender.send(call(base, base.resolve(exchange.address()), exchange, login)));
            return new Answer(reply, contact.base().orElseThrow().resolve(exchange.address()));
        } catch (IOException e) {
            throw NetworkTroubles.of(e, exchange.step(), registry);
        }
    }

    private Answer at(URI uri, Exchange exchange, Optional<Authorization> login) throws IOException {
        try {
            return new Answer(sender.send(call(contact.base().orElse(uri), uri, exchange, login)), uri);
        } catch (IOException e) {
            throw NetworkTroubles.of(e, exchange.step(), uri.getAuthority());
        }
    }

    private static HttpCall call(URI base, URI uri, Exchange exchange, Optional<Authorization> login) {
        Map<String, String> headers = new TreeMap<>(exchange.headers());
        login.filter(present -> AddressRules.sameOrigin(base, uri))
                .ifPresent(present -> headers.put("Authorization", present.header()));
        return new HttpCall(exchange.method(), uri, headers, exchange.body());
    }

    private void showWarnings(HttpReply reply) {
        for (String warning : reply.headers("Warning")) {
            if (warning.startsWith("299") && warnings.add(warning)) {
                log.warn(registry + " warns: " + ErrorBody.clean(warning, secrets));
            }
        }
    }
}
