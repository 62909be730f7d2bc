package io.github.gocontainer.registry.client;

import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.http.HttpCall;
import java.net.URI;
import java.util.Optional;

/** Reads where an answer points to, and refuses what {@link AddressRules} refuse. */
final class Locations {

    private Locations() {}

    /** The checked address of a {@code Location} header. */
    static URI checked(Answer answer, String step) throws RegistryTrouble {
        String host = answer.from().getAuthority();
        URI location;
        try {
            location = answer.from().resolve(answer.reply().header("Location").orElse(""));
        } catch (IllegalArgumentException malformed) {
            throw new RegistryTrouble(
                    Trouble.settled(step, host, "it points to an address that is malformed", FailureCode.REGISTRY, ""));
        }
        Optional<String> refusal = AddressRules.refusal(answer.from(), location);
        if (refusal.isPresent()) {
            throw new RegistryTrouble(Trouble.settled(
                    step,
                    host,
                    "refusing to go to " + HttpCall.redacted(location) + ": " + refusal.get(),
                    FailureCode.REGISTRY,
                    "ask those who run the registry; behind a proxy it must know its own address (for the CNCF"
                            + " registry: http.host, http.relativeurls or the X-Forwarded-Proto header)"));
        }
        return location;
    }
}
