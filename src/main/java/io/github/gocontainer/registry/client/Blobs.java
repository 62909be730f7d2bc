package io.github.gocontainer.registry.client;

import io.github.gocontainer.http.Answer;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.registry.client.exchange.Exchange;
import io.github.gocontainer.registry.client.exchange.Scopes;
import io.github.gocontainer.registry.client.trouble.NetworkReasons;
import io.github.gocontainer.registry.client.trouble.RegistryTrouble;
import io.github.gocontainer.registry.client.trouble.Trouble;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The blobs of one repository, to look for and to read; each method is one attempt.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-blobs">OCI
 *     distribution specification, Pulling blobs</a>
 */
public final class Blobs {

    private static final String DOWNLOAD = "download blob";

    private final RegistryConnection connection;
    private final String path;
    private final Scopes scopes;

    private Blobs(RegistryConnection connection, String repository, Scopes scopes) {
        this.connection = connection;
        this.path = "/v2/" + repository + "/blobs/";
        this.scopes = scopes;
    }

    public static Blobs toRead(RegistryConnection connection, String repository) {
        return new Blobs(connection, repository, Scopes.pull(repository));
    }

    public static Blobs toWrite(RegistryConnection connection, String repository) {
        return new Blobs(connection, repository, Scopes.push(repository));
    }

    /** Whether the repository has a blob that we may see. */
    public boolean has(Digest digest) throws IOException {
        Exchange exchange = Exchange.of("check blob", "HEAD", path + digest, scopes);
        try (Answer answer = connection.send(exchange)) {
            if (answer.status() == 200) {
                return true;
            }
            if (Manifests.NOTHING_TO_SEE.contains(answer.status())) {
                return false;
            }
            throw connection.refused(answer, exchange);
        }
    }

    /** Fails with a trouble that is tried once more when a blob is not there although the registry accepted it. */
    public void requireAfterPush(Digest digest) throws IOException {
        if (!has(digest)) {
            throw new RegistryTrouble(Trouble.vanished(
                    "check blob", connection.registry(), "blob " + digest + " is not found after push"));
        }
    }

    /** Where the bytes of a blob go, beginning at {@code offset}. */
    @FunctionalInterface
    public interface Receiver {
        void receive(long offset, BlobInput in) throws IOException;
    }

    /** Bytes of a blob as they come; a connection that breaks is a {@link RegistryTrouble} already. */
    public static final class BlobInput {
        private final InputStream in;
        private final String host;

        BlobInput(InputStream in, String host) {
            this.in = in;
            this.host = host;
        }

        /** As {@link InputStream#read(byte[])}. */
        public int read(byte[] buffer) throws RegistryTrouble {
            try {
                return in.read(buffer);
            } catch (IOException e) {
                throw broken(NetworkReasons.of(e), e);
            }
        }

        /** What to throw when the bytes end early. */
        public RegistryTrouble ended(long missing) {
            return broken("the blob ended " + missing + " bytes early", null);
        }

        /** What to throw when the bytes are wrong. */
        public RegistryTrouble damaged(String reason) {
            return new RegistryTrouble(Trouble.integrity(DOWNLOAD, host, reason));
        }

        private RegistryTrouble broken(String reason, @Nullable IOException cause) {
            return new RegistryTrouble(Trouble.connection(DOWNLOAD, host, reason), cause);
        }
    }

    /** Reads a blob, from {@code wanted} on when the server can do so, else from 0. */
    public void read(Digest digest, long wanted, Receiver receiver) throws IOException {
        Exchange exchange = Exchange.of(DOWNLOAD, "GET", path + digest, scopes);
        if (wanted > 0) {
            exchange = exchange.withHeader("Range", "bytes=" + wanted + "-");
        }
        try (Answer answer = connection.send(exchange)) {
            boolean partial = answer.status() == 206
                    && answer.reply()
                            .header("Content-Range")
                            .filter(range -> range.startsWith("bytes " + wanted + "-"))
                            .isPresent();
            if (answer.status() != 200 && !partial) {
                throw connection.refused(answer, exchange);
            }
            receiver.receive(
                    partial ? wanted : 0,
                    new BlobInput(answer.reply().body(), answer.from().getAuthority()));
        }
    }
}
