package io.github.gocontainer.mojo.parameters;

import org.jspecify.annotations.Nullable;

/** {@code <from>}: the base image. */
public final class FromParameters {
    /** A reference, or {@code scratch}. */
    @Nullable
    String image;

    /** Credentials for reading it. */
    @Nullable
    AuthParameters auth;

    /** The suffix of a Docker credential helper, for example {@code ecr-login}. */
    @Nullable
    String credHelper;
}
