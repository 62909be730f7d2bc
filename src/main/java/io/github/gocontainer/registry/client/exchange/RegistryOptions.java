package io.github.gocontainer.registry.client.exchange;

import java.time.Duration;
import java.util.Optional;

/**
 * How careful, how patient and how fast the registry client is.
 *
 * @param allowInsecureRegistries whether a registry that is not on this machine may be spoken to in plain HTTP, when
 *     it does not speak HTTPS
 * @param sendCredentialsOverHttp whether even credentials may go over such a connection
 * @param timeBudget how long after the start of a push or pull another attempt may begin; a transfer that runs is not
 *     cut
 * @param parallelTransfers how many blobs are transferred side by side
 * @param uploadChunkSize in bytes: blobs are sent in requests of at most this size, for proxies that limit it; empty
 *     for one request per blob
 */
public record RegistryOptions(
        boolean allowInsecureRegistries,
        boolean sendCredentialsOverHttp,
        Duration timeBudget,
        int parallelTransfers,
        Optional<Long> uploadChunkSize) {

    private static final Duration DEFAULT_BUDGET = Duration.ofMinutes(10);
    private static final int DEFAULT_TRANSFERS = 4;

    public RegistryOptions {
        if (timeBudget.isNegative() || timeBudget.isZero()) {
            throw new IllegalArgumentException("the time budget is " + timeBudget + ": expected more than 0");
        }
        if (parallelTransfers < 1) {
            throw new IllegalArgumentException(
                    "the parallel transfers are " + parallelTransfers + ": expected 1 or more");
        }
        uploadChunkSize.ifPresent(size -> {
            if (size < 1) {
                throw new IllegalArgumentException("uploadChunkSize is " + size + " bytes: expected 1 or more");
            }
        });
    }

    /** HTTPS only, ten minutes, four transfers, one request per blob. */
    public static RegistryOptions defaults() {
        return new RegistryOptions(false, false, DEFAULT_BUDGET, DEFAULT_TRANSFERS, Optional.empty());
    }

    /** The same with blobs sent in requests of at most this many bytes. */
    public RegistryOptions withUploadChunkSize(long bytes) {
        return new RegistryOptions(
                allowInsecureRegistries, sendCredentialsOverHttp, timeBudget, parallelTransfers, Optional.of(bytes));
    }

    /** The same with these permissions for plain HTTP. */
    public RegistryOptions withPlainHttp(boolean allowed, boolean alsoCredentials) {
        return new RegistryOptions(allowed, alsoCredentials, timeBudget, parallelTransfers, uploadChunkSize);
    }

    /** The same with less or more patience. */
    public RegistryOptions withTimeBudget(Duration budget) {
        return new RegistryOptions(
                allowInsecureRegistries, sendCredentialsOverHttp, budget, parallelTransfers, uploadChunkSize);
    }
}
