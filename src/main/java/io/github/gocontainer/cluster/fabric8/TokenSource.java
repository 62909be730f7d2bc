package io.github.gocontainer.cluster.fabric8;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the value of the {@code Authorization} header comes from, request by request. */
interface TokenSource {

    /** The header's value; empty for a client that shows a certificate or nothing. */
    Optional<String> authorization();

    /** Forgets what was refused with 401; false when the next value would be the same. */
    boolean renew();

    /** A header that never changes. */
    static TokenSource fixed(Optional<String> header) {
        return new TokenSource() {
            @Override
            public Optional<String> authorization() {
                return header;
            }

            @Override
            public boolean renew() {
                return false;
            }
        };
    }

    /** A file that somebody else keeps fresh, as the kubelet does with a pod's token: read for every request. */
    static TokenSource file(Path file) {
        return new TokenSource() {
            @Override
            public Optional<String> authorization() {
                try {
                    return Optional.of("Bearer " + Files.readString(file).strip());
                } catch (IOException e) {
                    throw new BuildFailure(
                            FailureCode.CREDENTIALS,
                            "the token file " + file + " of the cluster's user cannot be read: "
                                    + e.getClass().getSimpleName(),
                            "see that the file is there and may be read");
                }
            }

            @Override
            public boolean renew() {
                return true;
            }
        };
    }
}
