package io.github.gocontainer.registry.client;

import io.github.gocontainer.http.Answer;
import io.github.gocontainer.http.HttpBody;
import io.github.gocontainer.http.HttpReply;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.MediaTypes;
import io.github.gocontainer.registry.client.exchange.Exchange;
import io.github.gocontainer.registry.client.exchange.Scopes;
import io.github.gocontainer.registry.client.trouble.RegistryTrouble;
import io.github.gocontainer.registry.client.trouble.Trouble;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The manifests and tags of one repository; each method is one attempt.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests">OCI
 *     distribution specification, Pulling and Pushing manifests</a>
 */
public final class Manifests {

    /** What registries answer to a HEAD when they want to say no more than "not for you, or not here". */
    static final Set<Integer> NOTHING_TO_SEE = Set.of(400, 403, 404, 405);

    private static final int NOT_FOUND = 404;
    private static final String DIGEST = "Docker-Content-Digest";
    private static final String SUBJECT = "OCI-Subject";

    private final RegistryConnection connection;
    private final String path;
    private final Scopes scopes;

    private Manifests(RegistryConnection connection, String repository, Scopes scopes) {
        this.connection = connection;
        this.path = "/v2/" + repository + "/manifests/";
        this.scopes = scopes;
    }

    public static Manifests toRead(RegistryConnection connection, String repository) {
        return new Manifests(connection, repository, Scopes.pull(repository));
    }

    public static Manifests toWrite(RegistryConnection connection, String repository) {
        return new Manifests(connection, repository, Scopes.push(repository));
    }

    /** The digest that a tag or digest has now; empty when there is none that we may see. */
    public Optional<Digest> digest(String name) throws IOException {
        Exchange exchange = reading("check manifest " + name, "HEAD", name);
        try (Answer answer = connection.send(exchange)) {
            if (NOTHING_TO_SEE.contains(answer.status())) {
                return Optional.empty();
            }
            requireOk(answer, exchange);
            Optional<Digest> claimed = claimed(answer.reply(), exchange);
            return claimed.isPresent() ? claimed : Optional.of(Digest.of(read(name)));
        }
    }

    /** The document of a tag or digest; its digest is checked against the name and the registry's own claim. */
    public byte[] read(String name) throws IOException {
        Exchange exchange = reading("read manifest " + name, "GET", name);
        try (Answer answer = connection.send(exchange)) {
            requireOk(answer, exchange);
            return checked(answer, exchange, name);
        }
    }

    /** Reads what was written just now and compares it byte by byte. */
    public void readBack(Digest digest, byte[] written) throws IOException {
        Exchange exchange = reading("read back manifest", "GET", digest.toString());
        try (Answer answer = connection.send(exchange)) {
            if (answer.status() == NOT_FOUND) {
                answer.drain();
                throw vanished("manifest " + digest + " is not found after push");
            }
            requireOk(answer, exchange);
            if (!Arrays.equals(checked(answer, exchange, digest.toString()), written)) {
                throw integrity(exchange, "the manifest that it has is not the one that was pushed");
            }
        }
    }

    /**
     * Writes a document under a tag or its digest; a registry that says to have stored another digest is not believed.
     *
     * @return the subject that the registry says to have noted as referred to; empty for documents without one, and
     *     for registries that keep no lists of referrers
     */
    public Optional<Digest> write(String step, String name, String mediaType, byte[] document) throws IOException {
        Exchange exchange = Exchange.of(step, "PUT", path + name, scopes)
                .withHeader("Content-Type", mediaType)
                .withBody(HttpBody.of(document));
        try (Answer answer = connection.send(exchange)) {
            if (answer.status() / 100 != 2) {
                throw connection.refused(answer, exchange);
            }
            Optional<Digest> claimed = claimed(answer.reply(), exchange);
            Optional<Digest> subject = digest(answer.reply(), SUBJECT, exchange);
            answer.drain();
            Digest sent = Digest.of(document);
            if (claimed.filter(digest -> !digest.equals(sent)).isPresent()) {
                throw integrity(exchange, "it says that it stored " + claimed.get() + ", and " + sent + " was sent");
            }
            return subject;
        }
    }

    /** What to throw when something is not there that the registry accepted; it is tried once more. */
    public RegistryTrouble vanished(String reason) {
        return new RegistryTrouble(Trouble.vanished("read back manifest", connection.registry(), reason));
    }

    private Exchange reading(String step, String method, String name) {
        return Exchange.of(step, method, path + name, scopes).withHeader("Accept", MediaTypes.acceptedManifests());
    }

    private void requireOk(Answer answer, Exchange exchange) throws IOException {
        if (answer.status() != 200) {
            throw connection.refused(answer, exchange);
        }
    }

    private byte[] checked(Answer answer, Exchange exchange, String name) throws IOException {
        byte[] document = connection.document(answer, exchange);
        Digest actual = Digest.of(document);
        if (name.startsWith("sha256:") && !name.equals(actual.toString())) {
            throw integrity(exchange, "asked for " + name + ", the document that came has the digest " + actual);
        }
        Optional<Digest> claimed = claimed(answer.reply(), exchange);
        if (claimed.filter(digest -> !digest.equals(actual)).isPresent()) {
            throw integrity(exchange, "it promised " + claimed.get() + ", the document that came has " + actual);
        }
        return document;
    }

    private Optional<Digest> claimed(HttpReply reply, Exchange exchange) throws RegistryTrouble {
        return digest(reply, DIGEST, exchange);
    }

    private Optional<Digest> digest(HttpReply reply, String name, Exchange exchange) throws RegistryTrouble {
        Optional<String> header = reply.header(name).filter(text -> text.startsWith("sha256:"));
        try {
            return header.map(Digest::parse);
        } catch (IllegalArgumentException malformed) {
            throw integrity(exchange, "it sent a malformed " + name);
        }
    }

    private RegistryTrouble integrity(Exchange exchange, String reason) {
        return new RegistryTrouble(Trouble.integrity(exchange.step(), connection.registry(), reason));
    }
}
