package io.github.gocontainer.registry.client;

import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.http.Answer;
import io.github.gocontainer.http.Redirects;
import io.github.gocontainer.registry.client.exchange.Exchange;
import io.github.gocontainer.registry.client.trouble.RegistryTrouble;
import io.github.gocontainer.registry.client.trouble.Trouble;
import java.io.IOException;
import java.net.URI;
import java.util.function.Predicate;

/** Goes where a registry leads to, and words why it is not gone there. */
final class Locations {

    private Locations() {}

    /** The checked address of a {@code Location} header. */
    static URI checked(Answer answer, String step, Predicate<URI> throughProxy) throws RegistryTrouble {
        try {
            return Redirects.target(answer, throughProxy);
        } catch (Redirects.RefusedException e) {
            throw refused(e, step);
        }
    }

    /** The first answer that leads no further. */
    static Answer follow(Exchange exchange, Answer first, Predicate<URI> throughProxy, Redirects.Request request)
            throws IOException {
        try {
            return Redirects.follow(exchange.method(), first, throughProxy, request);
        } catch (Redirects.RefusedException e) {
            throw refused(e, exchange.step());
        }
    }

    private static RegistryTrouble refused(Redirects.RefusedException refusal, String step) {
        return new RegistryTrouble(Trouble.settled(
                step,
                refusal.host(),
                String.valueOf(refusal.getMessage()),
                FailureCode.REGISTRY,
                hint(refusal.wrong())));
    }

    private static String hint(Redirects.Wrong wrong) {
        return switch (wrong) {
            case MALFORMED -> "ask those who run the registry to mend the header Location of its answers";
            case FORBIDDEN ->
                "ask those who run the registry; behind a proxy it must know its own address (for the CNCF"
                        + " registry: http.host, http.relativeurls or the X-Forwarded-Proto header)";
            case ENDLESS -> "check the address of the registry";
        };
    }
}
