package io.github.gocontainer.registry.client;

import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.http.Answer;
import io.github.gocontainer.http.Redirects;
import io.github.gocontainer.registry.client.exchange.Exchange;
import io.github.gocontainer.registry.client.trouble.RegistryTrouble;
import io.github.gocontainer.registry.client.trouble.Trouble;
import java.io.IOException;
import java.net.URI;

/** Goes where a registry leads to, and words why it is not gone there. */
final class Locations {

    private Locations() {}

    /** The checked address of a {@code Location} header. */
    static URI checked(Answer answer, String step) throws RegistryTrouble {
        try {
            return Redirects.target(answer);
        } catch (Redirects.RefusedException e) {
            throw refused(e, step);
        }
    }

    /** The first answer that leads no further. */
    static Answer follow(Exchange exchange, Answer first, Redirects.Request request) throws IOException {
        try {
            return Redirects.follow(exchange.method(), first, request);
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
                "ask those who run the registry; behind a proxy it must know its own address (for the CNCF"
                        + " registry: http.host, http.relativeurls or the X-Forwarded-Proto header)"));
    }
}
