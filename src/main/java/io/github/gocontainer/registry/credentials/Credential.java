package io.github.gocontainer.registry.credentials;

/** A proof of who we are for one registry; prints its source, never itself. */
public sealed interface Credential {

    /** Where it was found, in words for messages: {@code settings.xml server 'ghcr.io'}. */
    String source();

    /** A user's name and password or access token. */
    record Login(String source, String username, String password) implements Credential {
        public Login {
            if (username.isEmpty() || password.isEmpty()) {
                throw new IllegalArgumentException(
                        "the credentials of " + source + " lack a user name or a password: expected both");
            }
        }

        @Override
        public String toString() {
            return source;
        }
    }

    /** A refresh token that a token server exchanges for access tokens. */
    record IdentityToken(String source, String token) implements Credential {
        public IdentityToken {
            requireToken(source, token);
        }

        @Override
        public String toString() {
            return source;
        }
    }

    /** A bearer token that the registry takes as it is. */
    record RegistryToken(String source, String token) implements Credential {
        public RegistryToken {
            requireToken(source, token);
        }

        @Override
        public String toString() {
            return source;
        }
    }

    private static void requireToken(String source, String token) {
        if (token.isEmpty() || token.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the token of " + source + " is empty or has control characters");
        }
    }
}
