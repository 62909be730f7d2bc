package io.github.gocontainer.cluster.manifests;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the values of {@code ${NAME}} come from, the strongest first.
 *
 * @param sources each with its words for sentences
 */
public record Variables(List<Source> sources) {

    /** One place where values stand. */
    public record Source(String words, Map<String, String> values) {}

    public Variables {
        sources = List.copyOf(sources);
    }

    public Optional<String> find(String name) {
        return sources.stream()
                .flatMap(source -> Optional.ofNullable(source.values().get(name)).stream())
                .findFirst();
    }

    /** All places in one sentence. */
    String words() {
        return String.join(", ", sources.stream().map(Source::words).toList());
    }
}
