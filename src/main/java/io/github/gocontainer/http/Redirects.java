package io.github.gocontainer.http;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Goes where answers lead, for registries and for downloads: how often, with which methods, and never where {@link AddressRules} refuse. */
public final class Redirects {

    private static final int MOST = 10;
    private static final Set<Integer> OF_READING = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> OF_ANY_METHOD = Set.of(307, 308);
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private Redirects() {}

    /** Sends the same request to another address. */
    @FunctionalInterface
    public interface Request {
        Answer at(URI address) throws IOException;
    }

    /** What is wrong with where a server leads. */
    public enum Wrong {
        /** It is no address. */
        MALFORMED,
        /** {@link AddressRules} refuse it. */
        FORBIDDEN,
        /** It leads on and on. */
        ENDLESS
    }

    /** A server leads nowhere, in circles or to where it must not; no retry mends that. */
    public static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        private final Wrong wrong;
        private final String host;

        RefusedException(Wrong wrong, Answer answer, String message) {
            super(message);
            this.wrong = wrong;
            this.host = String.valueOf(answer.from().getAuthority());
        }

        public Wrong wrong() {
            return wrong;
        }

        /** Who led there, with the port. */
        public String host() {
            return host;
        }
    }

    /**
     * The first answer that leads no further.
     *
     * @param method of the request; what it carries is sent on only when the status promises that this is meant
     * @param first the answer of the address that was asked
     * @param throughProxy as in {@link AddressRules#refusal}
     */
    public static Answer follow(String method, Answer first, Predicate<URI> throughProxy, Request request)
            throws IOException {
        Answer answer = first;
        for (int hops = 0; leadsOn(method, answer); hops++) {
            if (hops == MOST) {
                answer.close();
                throw new RefusedException(Wrong.ENDLESS, answer, "more than " + MOST + " redirects");
            }
            URI next = next(answer, throughProxy);
            answer.drain();
            answer = request.at(next);
        }
        return answer;
    }

    private static URI next(Answer answer, Predicate<URI> throughProxy) throws IOException {
        try {
            return target(answer, throughProxy);
        } catch (RefusedException e) {
            answer.close();
            throw e;
        }
    }

    /** The address in the header {@code Location}, also of answers that are no redirects. */
    public static URI target(Answer answer, Predicate<URI> throughProxy) throws RefusedException {
        URI location;
        try {
            location = answer.from().resolve(answer.reply().header("Location").orElse(""));
        } catch (IllegalArgumentException malformed) {
            throw new RefusedException(Wrong.MALFORMED, answer, "it points to an address that is malformed");
        }
        Optional<String> refusal = AddressRules.refusal(answer.from(), location, throughProxy);
        if (refusal.isPresent()) {
            throw new RefusedException(
                    Wrong.FORBIDDEN, answer, "refusing to go to " + HttpCall.redacted(location) + ": " + refusal.get());
        }
        return location;
    }

    private static boolean leadsOn(String method, Answer answer) {
        Set<Integer> statuses = READING.contains(method) ? OF_READING : OF_ANY_METHOD;
        return statuses.contains(answer.status())
                && answer.reply().header("Location").isPresent();
    }
}
