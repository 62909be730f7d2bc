package io.github.gocontainer.registry.push;

import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Platform;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** From which other repository of the same registry each layer may be taken over: that of its platform's base image. */
final class MountSources {

    private final Map<Digest, String> repositories;

    private MountSources(Map<Digest, String> repositories) {
        this.repositories = Map.copyOf(repositories);
    }

    /** Everything is sent. */
    static MountSources none() {
        return new MountSources(Map.of());
    }

    /** A layer of several platforms is looked for where the base of the first one lies that has any there. */
    static MountSources of(PushSpec spec, ImageContents contents) {
        Map<Digest, String> repositories = new HashMap<>();
        for (Platform platform : contents.platforms().keySet()) {
            spec.mountFrom(platform)
                    .ifPresent(repository ->
                            contents.layers(platform).forEach(layer -> repositories.putIfAbsent(layer, repository)));
        }
        return new MountSources(repositories);
    }

    Optional<String> find(Digest blob) {
        return Optional.ofNullable(repositories.get(blob));
    }
}
