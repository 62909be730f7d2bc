package io.github.gocontainer.registry.client.trouble;

import io.github.gocontainer.failure.FailureCode;
import java.time.Duration;
import java.util.Optional;

/**
 * Why one attempt came to nothing, as data: enough to decide about another one and to tell the user.
 *
 * @param step what was being done, for example {@code commit blob}
 * @param host the host that was asked
 * @param reason one line in our own words, never text of a library
 * @param said what the registry said about it, cleaned
 * @param status of the answer, 0 without one
 * @param retryAfter how long the server asks to wait
 * @param code of the failure that this becomes when nothing helps
 * @param hint what the user can do, worded to follow "perhaps you should"
 */
public record Trouble(
        Kind kind,
        String step,
        String host,
        String reason,
        Optional<String> said,
        int status,
        Optional<Duration> retryAfter,
        FailureCode code,
        Optional<String> hint) {

    /** What decides whether another attempt has a chance. */
    public enum Kind {
        /** The server answered with an error; its status decides. */
        ANSWER,
        /** No complete answer: refused, reset, timed out, name not resolved. */
        CONNECTION,
        /** The server does not know the upload session any more. */
        SESSION_LOST,
        /** The server said that it stored something and does not have it. */
        VANISHED,
        /** Asking again would change nothing. */
        FINAL
    }

    /** No complete answer. */
    public static Trouble connection(String step, String host, String reason) {
        return new Trouble(
                Kind.CONNECTION,
                step,
                host,
                reason,
                Optional.empty(),
                0,
                Optional.empty(),
                FailureCode.NETWORK,
                Optional.of("check the name of the registry, the network and the proxies in settings.xml"));
    }

    /** Something that asking again does not mend. */
    public static Trouble settled(String step, String host, String reason, FailureCode code, String hint) {
        return new Trouble(
                Kind.FINAL,
                step,
                host,
                reason,
                Optional.empty(),
                0,
                Optional.empty(),
                code,
                Optional.of(hint).filter(text -> !text.isEmpty()));
    }

    /** Bytes that are not what their digest promises. */
    public static Trouble integrity(String step, String host, String reason) {
        return settled(step, host, reason, FailureCode.INTEGRITY, "");
    }

    /** Stored, says the server, and not there. */
    public static Trouble vanished(String step, String host, String reason) {
        return new Trouble(
                Kind.VANISHED,
                step,
                host,
                reason,
                Optional.empty(),
                0,
                Optional.empty(),
                FailureCode.REGISTRY,
                Optional.of("ask those who run the registry whether its storage loses data"));
    }

    /** The same trouble, understood as a lost upload session. */
    public Trouble asLostSession() {
        return new Trouble(Kind.SESSION_LOST, step, host, reason, said, status, retryAfter, code, hint);
    }

    /** The step, the host and the reason in one line. */
    public String line() {
        return step + " at " + host + ": " + reason;
    }
}
