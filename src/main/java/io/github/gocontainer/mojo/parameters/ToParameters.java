package io.github.gocontainer.mojo.parameters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code <to>}: where the image goes. */
public final class ToParameters {
    /** The repository, perhaps with a tag. */
    @Nullable
    String image;

    /** A registry with an optional path, to which the artifactId is appended. */
    @Nullable
    String registry;

    /** Further tags. */
    @Nullable
    List<String> tags;

    /** Credentials for pushing. */
    @Nullable
    AuthParameters auth;

    /** The suffix of a Docker credential helper, for example {@code ecr-login}. */
    @Nullable
    String credHelper;
}
