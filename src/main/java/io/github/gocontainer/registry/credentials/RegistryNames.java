package io.github.gocontainer.registry.credentials;

import io.github.gocontainer.oci.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The names under which files and helpers know a registry; Docker Hub has several, and an address from its first days. */
final class RegistryNames {

    private static final String LEGACY_HUB = "https://index.docker.io/v1/";
    private static final List<String> HUB = List.of("index.docker.io", "docker.io", ImageReference.DOCKER_HUB);

    private RegistryNames() {}

    /** What a helper is asked for. */
    static String forHelper(String registry) {
        return registry.equals(ImageReference.DOCKER_HUB) ? LEGACY_HUB : registry;
    }

    /** The keys under which a repository's credentials may stand, the most special one first. */
    static List<String> keys(String registry, String repository) {
        List<String> hosts =
                registry.equals(ImageReference.DOCKER_HUB) ? HUB : List.of(registry.toLowerCase(Locale.ROOT));
        List<String> keys = new ArrayList<>();
        for (String path = repository; !path.isEmpty(); path = parent(path)) {
            for (String host : hosts) {
                keys.add(host + "/" + path);
            }
        }
        keys.addAll(hosts);
        return keys;
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** A key of a file without scheme, version of the interface and slash at its end; the host in lower case. */
    static String normalize(String key) {
        String name = key.strip()
                .replaceFirst("^[a-zA-Z]+://", "")
                .replaceFirst("/+$", "")
                .replaceFirst("/v[12]$", "");
        int slash = name.indexOf('/');
        return slash < 0
                ? name.toLowerCase(Locale.ROOT)
                : name.substring(0, slash).toLowerCase(Locale.ROOT) + name.substring(slash);
    }
}
