package io.github.gocontainer.registry.credentials;

import java.util.Optional;

/** A place to look for credentials. */
@FunctionalInterface
public interface CredentialSource {

    /**
     * Looks for what belongs to a repository.
     *
     * @param registry host with an optional port; Docker Hub is {@code registry-1.docker.io}
     * @param repository path within the registry, for sources that tell repositories apart
     * @return empty when this source has nothing for it
     * @throws io.github.gocontainer.failure.BuildFailure when the source is there and broken; the message names it and
     *     never shows its content
     */
    Optional<Credential> find(String registry, String repository);

    /** A source that has nothing. */
    static CredentialSource none() {
        return (registry, repository) -> Optional.empty();
    }

    /** A source that gives this credential to every registry: the one of the user's own configuration element. */
    static CredentialSource always(Credential credential) {
        return (registry, repository) -> Optional.of(credential);
    }
}
