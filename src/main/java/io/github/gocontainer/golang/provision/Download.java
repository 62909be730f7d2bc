package io.github.gocontainer.golang.provision;

import io.github.gocontainer.http.AddressRules;
import io.github.gocontainer.http.Answer;
import io.github.gocontainer.http.HttpCall;
import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.http.Loopback;
import io.github.gocontainer.http.Redirects;
import io.github.gocontainer.http.RetryRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Fetches one file once: follows redirects, sends credentials to the host that they are for, tells what is worth a retry. */
public final class Download {

    private static final long LARGEST = 1L << 30;
    private static final int BUFFER = 1 << 16;
    private static final Set<Integer> ABSENT = Set.of(404, 410);

    private final HttpTransport transport;
    private final Function<String, Optional<String>> authorization;

    /** @param authorization the value of the header {@code Authorization} for a host */
    public Download(HttpTransport transport, Function<String, Optional<String>> authorization) {
        this.transport = transport;
        this.authorization = authorization;
    }

    /** It is not there, which no retry changes, but another source may have it. */
    static final class AbsentException extends IOException {
        private static final long serialVersionUID = 1L;

        AbsentException(String message) {
            super(message);
        }
    }

    /** The server, or the address itself, says no for good. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * Copies what is at an address to a file.
     *
     * @param progress is run after every piece
     * @throws AbsentException when it is not there
     * @throws RefusedException when a retry is of no use
     * @throws IOException when a retry may help
     */
    void to(URI address, Path file, Runnable progress) throws IOException {
        if ("file".equals(address.getScheme())) {
            copyFile(address, file, progress);
            return;
        }
        Answer first = ask(address, address);
        try (Answer answer = Redirects.follow("GET", first, this::isProxied, at -> ask(address, at))) {
            receive(answer, file, progress);
        } catch (Redirects.RefusedException e) {
            throw new RefusedException("GET " + HttpCall.redacted(address) + ": " + e.getMessage());
        }
    }

    private boolean isProxied(URI at) {
        return transport.proxyFor(at).isPresent();
    }

    private Answer ask(URI first, URI at) throws IOException {
        requireSafe(first, at);
        URI address = withoutUser(at);
        return new Answer(transport.send(HttpCall.of("GET", address, headers(first, at))), address);
    }

    private static void receive(Answer answer, Path file, Runnable progress) throws IOException {
        int status = answer.status();
        String message = "GET " + HttpCall.redacted(answer.from()) + " was answered with " + status;
        if (ABSENT.contains(status)) {
            throw new AbsentException(message);
        }
        if (RetryRules.passes(status)) {
            throw new IOException(message);
        }
        if (status != 200) {
            throw new RefusedException(message);
        }
        copy(answer.reply().body(), file, progress);
    }

    private static void copyFile(URI address, Path file, Runnable progress) throws IOException {
        Path source;
        try {
            source = Path.of(address);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(address + " is not the address of a local file");
        }
        try (InputStream in = Files.newInputStream(source)) {
            copy(in, file, progress);
        } catch (NoSuchFileException e) {
            throw new AbsentException("there is no file " + source);
        }
    }

    private static void copy(InputStream in, Path file, Runnable progress) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long written = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                written += read;
                if (written > LARGEST) {
                    throw new RefusedException("the answer has more than " + LARGEST + " bytes");
                }
                out.write(buffer, 0, read);
                progress.run();
            }
        }
    }

    private static void requireSafe(URI first, URI at) throws RefusedException {
        String host = at.getHost() == null ? "" : at.getHost();
        boolean secure = "https".equals(at.getScheme());
        boolean loopback = "http".equals(at.getScheme()) && Loopback.isLoopback(host);
        boolean loopbackAllowed = Loopback.isLoopback(first.getHost() == null ? "" : first.getHost());
        if (host.isEmpty() || (!secure && !(loopback && loopbackAllowed))) {
            throw new RefusedException("refusing " + HttpCall.redacted(at) + ": only https is downloaded from");
        }
    }

    private Map<String, String> headers(URI first, URI at) {
        if (!AddressRules.sameOrigin(first, at)) {
            return Map.of();
        }
        Optional<String> own = Optional.ofNullable(first.getUserInfo())
                .map(user -> "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
        return own.or(() -> authorization.apply(at.getHost()))
                .map(value -> Map.of("Authorization", value))
                .orElse(Map.of());
    }

    private static URI withoutUser(URI address) {
        if (address.getRawUserInfo() == null) {
            return address;
        }
        return URI.create(address.toString().replaceFirst("//[^/@]*@", "//"));
    }
}
