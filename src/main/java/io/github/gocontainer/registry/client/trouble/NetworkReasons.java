package io.github.gocontainer.registry.client.trouble;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Words why no answer came, from the kinds of exceptions and never from their text. */
public final class NetworkReasons {

    private static final int LONGEST_CHAIN = 16;

    private NetworkReasons() {}

    public static String of(IOException failure) {
        if (has(failure, UnknownHostException.class)) {
            return "the name of the host cannot be resolved";
        }
        if (has(failure, SocketTimeoutException.class)) {
            return "no answer within the time limit";
        }
        if (has(failure, ConnectException.class)) {
            return "the connection was refused";
        }
        if (has(failure, NoRouteToHostException.class)) {
            return "there is no route to the host";
        }
        if (has(failure, SSLException.class)) {
            return "TLS failed (" + failure.getClass().getSimpleName() + ")";
        }
        if (has(failure, SocketException.class)) {
            return "the connection was reset";
        }
        return "the connection broke (" + failure.getClass().getSimpleName() + ")";
    }

    /** Why the server's certificate is not trusted; empty when something else failed. */
    public static Optional<String> untrusted(IOException failure) {
        if (has(failure, CertificateExpiredException.class)) {
            return Optional.of("its certificate has expired (or this machine's clock is wrong)");
        }
        if (has(failure, CertificateNotYetValidException.class)) {
            return Optional.of("its certificate is not valid yet (or this machine's clock is wrong)");
        }
        if (has(failure, SSLPeerUnverifiedException.class) || namesAnotherHost(failure)) {
            return Optional.of("its certificate was made for another host name");
        }
        if (has(failure, CertPathValidatorException.class) || has(failure, CertPathBuilderException.class)) {
            return Optional.of("its certificate is not signed by an authority that this JVM trusts");
        }
        return has(failure, CertificateException.class)
                ? Optional.of("its certificate is not accepted by this JVM")
                : Optional.empty();
    }

    /** The JDK has no exception of its own for this; its text decides here and is not shown. */
    private static boolean namesAnotherHost(Throwable failure) {
        return chain(failure)
                .filter(CertificateException.class::isInstance)
                .map(cause -> String.valueOf(cause.getMessage()))
                .anyMatch(text -> text.startsWith("No subject alternative") || text.startsWith("No name matching"));
    }

    /** Whether the other side answered the TLS greeting with something that is not TLS. */
    public static boolean speaksNoTls(IOException failure) {
        return failure instanceof SSLException
                && String.valueOf(failure.getMessage()).contains("Unsupported or unrecognized SSL message");
    }

    /** Whether nobody listens there. */
    public static boolean nobodyListens(IOException failure) {
        return has(failure, ConnectException.class) && !has(failure, SocketTimeoutException.class);
    }

    /** Whether nothing was heard from the other side at all, so that it cannot have spoken another protocol. */
    public static boolean silent(IOException failure) {
        return has(failure, ConnectException.class)
                || has(failure, SocketTimeoutException.class)
                || has(failure, UnknownHostException.class)
                || has(failure, NoRouteToHostException.class);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return chain(failure).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(LONGEST_CHAIN);
    }
}
