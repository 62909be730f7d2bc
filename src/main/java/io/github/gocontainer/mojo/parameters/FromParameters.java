package io.github.gocontainer.mojo.parameters;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code <from>}: the base image. */
public final class FromParameters {
    /** A reference, or {@code scratch}. */
    @Nullable
    String image;

    /** What a build does with {@code gocontainer.lock}: {@code use} (the default), {@code enforce} or {@code off}. */
    @Nullable
    String lock;

    /** Whether {@code gocontainer.lock} is written anew first; best as {@code -Dgocontainer.from.update}. */
    @Nullable
    String update;

    /** Where the images of a registry are read instead, by its host. */
    @Nullable
    Map<String, String> mirrors;

    /** Other base images for single platforms, for example {@code linux/arm/v7=example.org/base:arm}. */
    @Nullable
    Map<String, String> images;

    /** Credentials for reading it. */
    @Nullable
    AuthParameters auth;

    /** The suffix of a Docker credential helper, for example {@code ecr-login}. */
    @Nullable
    String credHelper;
}
