package io.github.gocontainer.mojo.parameters;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code <environment>} of {@code <environments>}: what is different there. */
public final class EnvironmentParameters {
    /** The name by which it is chosen. */
    @Nullable
    String name;

    /** In place of {@code <kubernetes><context>}. */
    @Nullable
    String context;

    /** In place of {@code <kubernetes><namespace>}. */
    @Nullable
    String namespace;

    /** In place of {@code <kubernetes><replicas>}. */
    @Nullable
    String replicas;

    /** In place of {@code <to><image>}. */
    @Nullable
    String image;

    /** In place of {@code <to><registry>}, and of {@code <to><image>}. */
    @Nullable
    String registry;

    /** In place of {@code <to><tags>}. */
    @Nullable
    List<String> tags;

    /** Over {@code <kubernetes><values>}. */
    @Nullable
    Map<String, String> values;
}
