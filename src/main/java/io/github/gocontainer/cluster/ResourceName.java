package io.github.gocontainer.cluster;

import java.util.Optional;

/**
 * One object of a cluster.
 *
 * @param namespace empty for objects that lie in none
 */
public record ResourceName(ResourceType type, Optional<String> namespace, String name) {

    public ResourceName {
        if (type.namespaced() == namespace.isEmpty()) {
            throw new IllegalArgumentException(
                    type.kind() + " " + name + (type.namespaced() ? " needs a namespace" : " lies in no namespace"));
        }
    }

    public static ResourceName of(ResourceType type, String namespace, String name) {
        return new ResourceName(type, Optional.of(namespace), name);
    }

    /** Where the object is in the API. */
    public String path() {
        return type.path(namespace) + "/" + name;
    }

    /** The same name of another type, in the same namespace. */
    public ResourceName as(ResourceType other) {
        return new ResourceName(other, namespace, name);
    }

    /** As kubectl prints it, for example {@code deployment.apps/web}. */
    @Override
    public String toString() {
        return type.word() + "/" + name;
    }
}
