package io.github.gocontainer.mojo.parameters;

import org.jspecify.annotations.Nullable;

/** {@code <auth>}: credentials in the POM itself, best taken from the environment. */
public final class AuthParameters {
    /** The user's name. */
    @Nullable
    String username;

    /** The password or token; it has no {@code -D}, which would show in the process list. */
    @Nullable
    String password;
}
