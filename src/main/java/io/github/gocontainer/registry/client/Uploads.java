package io.github.gocontainer.registry.client;

import io.github.gocontainer.http.Answer;
import io.github.gocontainer.http.HttpBody;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.registry.client.exchange.Exchange;
import io.github.gocontainer.registry.client.exchange.Scopes;
import io.github.gocontainer.registry.client.login.Refusals;
import io.github.gocontainer.registry.client.trouble.RegistryTrouble;
import io.github.gocontainer.registry.client.trouble.Trouble;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Sends blobs into one repository: a session, the bytes, the commit; each method is one attempt with a session of its
 * own, because a session whose answer was lost can hold anything.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-blobs">OCI
 *     distribution specification, Pushing blobs</a>
 */
public final class Uploads {

    private static final HttpBody NOTHING = HttpBody.of(new byte[0]);
    private static final String BYTES = "application/octet-stream";
    private static final String COMMIT = "commit blob";
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;
    private static final int RANGE = 416;

    private final RegistryConnection connection;
    private final String path;
    private final Scopes scopes;
    private final Optional<Long> chunkSize;

    public Uploads(RegistryConnection connection, String repository, Optional<Long> chunkSize) {
        this.connection = connection;
        this.path = "/v2/" + repository + "/blobs/uploads/";
        this.scopes = Scopes.push(repository);
        this.chunkSize = chunkSize;
    }

    /** How a mount ended. */
    public sealed interface Start permits Mounted, Session {}

    /** The blob is in the repository now. */
    public record Mounted() implements Start {}

    /** A session that waits for bytes. */
    public record Session(URI location, long smallestChunk) implements Start {}

    /** Asks the registry to take a blob over from another of its repositories; a session when it has none there. */
    public Start mount(Digest digest, String from) throws IOException {
        Exchange exchange = Exchange.of(
                        "mount blob", "POST", path + "?mount=" + digest + "&from=" + from, scopes.withPull(from))
                .withBody(NOTHING);
        try (Answer answer = connection.send(exchange)) {
            if (answer.status() == CREATED) {
                answer.drain();
                return new Mounted();
            }
            return session(answer, exchange);
        }
    }

    /** Begins an upload. */
    public Session start() throws IOException {
        Exchange exchange = Exchange.of("start upload", "POST", path, scopes).withBody(NOTHING);
        try (Answer answer = connection.send(exchange)) {
            return session(answer, exchange);
        }
    }

    /** Gives an upload up that was begun; a registry that does not know how lets it expire. */
    public void cancel(Session session) throws IOException {
        Exchange exchange =
                Exchange.of("cancel upload", "DELETE", session.location().toString(), scopes);
        try (Answer answer = connection.send(exchange)) {
            answer.drain();
        }
    }

    /**
     * Sends a file into the session and commits it.
     *
     * @param askFirst whether the server is asked for its consent before the bytes are sent; a proxy that refuses a
     *     large request while it is being sent breaks the connection, and its reason is lost
     */
    public void send(Session session, Path file, Digest digest, long size, boolean askFirst) throws IOException {
        if (chunkSize.isEmpty()) {
            commit(session.location(), digest, new BlobFile(file, 0, size), askFirst);
            return;
        }
        long chunk = Math.max(chunkSize.get(), session.smallestChunk());
        URI location = session.location();
        for (long offset = 0; offset < size; offset += chunk) {
            location = chunk(location, file, offset, Math.min(chunk, size - offset));
        }
        commit(location, digest, NOTHING, false);
    }

    private Session session(Answer answer, Exchange exchange) throws IOException {
        if (answer.status() != ACCEPTED) {
            throw connection.refused(answer, exchange);
        }
        URI location = connection.location(answer, exchange);
        long smallest = answer.reply()
                .header("OCI-Chunk-Min-Length")
                .filter(text -> text.matches("\\d{1,12}"))
                .map(Long::parseLong)
                .orElse(0L);
        answer.drain();
        return new Session(location, smallest);
    }

    private URI chunk(URI location, Path file, long offset, long length) throws IOException {
        Exchange exchange = Exchange.of("upload chunk", "PATCH", location.toString(), scopes)
                .withHeader("Content-Type", BYTES)
                .withHeader("Content-Range", offset + "-" + (offset + length - 1))
                .withBody(new BlobFile(file, offset, length));
        try (Answer answer = connection.send(exchange)) {
            if (answer.status() != ACCEPTED) {
                throw sessionTrouble(answer, exchange);
            }
            URI next = connection.location(answer, exchange);
            Optional<String> range = answer.reply().header("Range");
            answer.drain();
            if (range.filter(held -> !held.endsWith("-" + (offset + length - 1)))
                    .isPresent()) {
                throw new RegistryTrouble(Trouble.connection(
                                exchange.step(), connection.registry(), "the session holds other bytes than were sent")
                        .asLostSession());
            }
            return next;
        }
    }

    private void commit(URI location, Digest digest, HttpBody rest, boolean askFirst) throws IOException {
        String separator = location.getRawQuery() == null ? "?" : "&";
        Exchange exchange = Exchange.of(COMMIT, "PUT", location + separator + "digest=" + digest, scopes)
                .withHeader("Content-Type", BYTES)
                .withBody(rest);
        if (askFirst) {
            exchange = exchange.withHeader("Expect", "100-continue");
        }
        try (Answer answer = connection.send(exchange)) {
            if (answer.status() / 100 != 2) {
                throw sessionTrouble(answer, exchange);
            }
            Optional<String> stored = answer.reply().header("Docker-Content-Digest");
            answer.drain();
            if (stored.filter(claimed -> claimed.startsWith("sha256:") && !claimed.equals(digest.toString()))
                    .isPresent()) {
                throw new RegistryTrouble(Trouble.integrity(
                        COMMIT,
                        connection.registry(),
                        "it says that it stored " + stored.get() + ", and " + digest + " was sent"));
            }
        }
    }

    /** A 404 means the session, unless the registry says that it means the repository. */
    private RegistryTrouble sessionTrouble(Answer answer, Exchange exchange) throws IOException {
        Refusals.Refusal refusal = connection.refusal(answer, exchange);
        int status = refusal.trouble().status();
        boolean lost = refusal.body().has("BLOB_UPLOAD_UNKNOWN")
                || (status == NOT_FOUND && !refusal.body().has("NAME_UNKNOWN"))
                || status == RANGE;
        return new RegistryTrouble(lost ? refusal.trouble().asLostSession() : refusal.trouble());
    }
}
