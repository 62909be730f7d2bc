package io.github.gocontainer.golang;

import java.util.Optional;

/** Knows the credentials of the hosts that toolchains are downloaded from. */
@FunctionalInterface
public interface DownloadLogins {

    /** The login for a host, without port. */
    Optional<Login> find(String host);

    /** Name and password; the password never appears in {@link #toString()}. */
    record Login(String username, String password) {
        @Override
        public String toString() {
            return username;
        }
    }
}
