package io.github.gocontainer.plan;

import java.util.Optional;

/**
 * How registries are talked to.
 *
 * @param uploadChunkSize in bytes; empty for one request per blob
 */
public record RegistryPlan(
        boolean allowInsecureRegistries,
        boolean sendCredentialsOverHttp,
        Optional<Long> uploadChunkSize,
        Optional<String> fromCredentialHelper,
        Optional<String> toCredentialHelper) {}
