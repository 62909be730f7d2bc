package io.github.gocontainer.registry;

import io.github.gocontainer.oci.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of an image's platforms runs on the wanted one: the same, else the newest variant that it still executes. */
final class PlatformChoice {

    private static final Map<String, List<String>> NEWEST_FIRST =
            Map.of("arm", List.of("v7", "v6", "v5"), "amd64", List.of("v4", "v3", "v2", "v1"));

    private PlatformChoice() {}

    static <T> Optional<T> bestFit(Platform wanted, Map<Platform, T> available) {
        return fitting(wanted).stream()
                .filter(available::containsKey)
                .map(available::get)
                .findFirst();
    }

    private static List<Platform> fitting(Platform wanted) {
        List<String> variants = NEWEST_FIRST.getOrDefault(wanted.architecture(), List.of());
        int own = variants.indexOf(wanted.variant().orElse("v1"));
        if (own < 0) {
            return List.of(wanted);
        }
        return variants.subList(own, variants.size()).stream()
                .map(variant -> Platform.parse(wanted.os() + "/" + wanted.architecture() + "/" + variant))
                .toList();
    }
}
