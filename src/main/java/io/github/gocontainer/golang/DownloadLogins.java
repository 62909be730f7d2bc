package io.github.gocontainer.golang;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Knows the credentials of the hosts that toolchains are downloaded from. */
@FunctionalInterface
public interface DownloadLogins {

    /** The login for a host, without port. */
    Optional<Login> find(String host);

    /** Name and password; the password never appears in {@link #toString()}. */
    record Login(String username, String password) {

        /** The value of the header {@code Authorization}. */
        public String basic() {
            byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }

        @Override
        public String toString() {
            return username;
        }
    }
}
