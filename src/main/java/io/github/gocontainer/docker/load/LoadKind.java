package io.github.gocontainer.docker.load;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an image can be loaded into. */
public enum LoadKind {
    DOCKER,
    KIND,
    K3D,
    MINIKUBE,
    CONTAINERD;

    /** As the user writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this word. */
    public static LoadKind parse(String word) {
        return Stream.of(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "': expected one of "
                        + Stream.of(values()).map(LoadKind::word).collect(Collectors.joining(", "))));
    }
}
