package io.github.gocontainer.registry.client;

import io.github.gocontainer.http.Answer;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.registry.client.exchange.Exchange;
import io.github.gocontainer.registry.client.exchange.Scopes;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a registry which manifests refer to one of a repository; one attempt.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#listing-referrers">OCI
 *     distribution specification, Listing Referrers</a>
 */
public final class Referrers {

    /** What registries without this interface answer; the specification only knows 404. */
    private static final Set<Integer> UNSUPPORTED = Set.of(400, 403, 404, 405);

    private static final String STEP = "list referrers";

    private final RegistryConnection connection;
    private final String path;
    private final Scopes scopes;

    public Referrers(RegistryConnection connection, String repository) {
        this.connection = connection;
        this.path = "/v2/" + repository + "/referrers/";
        this.scopes = Scopes.push(repository);
    }

    /** The index of them, as the registry sends it; empty when it has no such interface. */
    public Optional<byte[]> list(Digest subject) throws IOException {
        Exchange exchange = Exchange.of(STEP, "GET", path + subject, scopes);
        try (Answer answer = connection.send(exchange)) {
            if (answer.status() == 200) {
                return Optional.of(connection.document(answer, exchange));
            }
            if (UNSUPPORTED.contains(answer.status())) {
                answer.drain();
                return Optional.empty();
            }
            throw connection.refused(answer, exchange);
        }
    }

    /** The tag under which a registry without this interface keeps the list. */
    public static String fallbackTag(Digest subject) {
        return "sha256-" + subject.hex();
    }
}
