package io.github.gocontainer.registry.client.login;

import io.github.gocontainer.http.Answer;
import io.github.gocontainer.registry.client.exchange.Exchange;
import io.github.gocontainer.registry.client.exchange.Scopes;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a registry how to log in when it does not ask for that itself: some let everybody read, others answer 403 or 404
 * for what is private, and no login would ever be sent to them.
 *
 * @see <a href="https://distribution.github.io/distribution/spec/api/#api-version-check">CNCF distribution, API version
 *     check</a>
 */
public final class UninvitedLogin {

    private static final int UNAUTHORIZED = 401;
    private static final Set<Integer> HIDING = Set.of(403, 404);

    private final Authorizations authorizations;

    private Optional<Offer> offer = Optional.empty();

    public UninvitedLogin(Authorizations authorizations) {
        this.authorizations = authorizations;
    }

    private record Offer(URI from, List<Challenge> challenges) {}

    /** Sends one request without login, redirects included. */
    @FunctionalInterface
    public interface Question {
        Answer send(Exchange exchange) throws IOException;
    }

    /** Whether a request without login got an answer that one with login might not get. */
    public boolean mayHelp(Answer answer) {
        return HIDING.contains(answer.status()) && authorizations.haveCredential();
    }

    /** A login for these rights; empty when the registry wants none. It is asked once. */
    public synchronized Optional<Authorization> fetch(Scopes scopes, Question question) throws IOException {
        if (offer.isEmpty()) {
            offer = Optional.of(ask(scopes, question));
        }
        return offer.get().challenges().isEmpty()
                ? Optional.empty()
                : authorizations.renew(offer.get().from(), offer.get().challenges(), scopes, Optional.empty());
    }

    private static Offer ask(Scopes scopes, Question question) throws IOException {
        Answer answer = question.send(Exchange.of("ask how to log in", "GET", "/v2/", scopes));
        List<Challenge> challenges = answer.status() == UNAUTHORIZED
                ? Challenge.parse(answer.reply().headers("WWW-Authenticate"))
                : List.of();
        answer.drain();
        return new Offer(answer.from(), challenges);
    }
}
