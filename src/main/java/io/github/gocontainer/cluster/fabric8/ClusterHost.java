package io.github.gocontainer.cluster.fabric8;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The machine on which the build runs, as far as it decides which cluster is reached and how.
 *
 * @param serviceAccount the folder in which a pod finds its token, {@code /var/run/secrets/kubernetes.io/serviceaccount}
 */
public record ClusterHost(SortedMap<String, String> environment, Path home, Path directory, Path serviceAccount) {

    /** Where every pod that is not told otherwise finds its token. */
    public static final Path SERVICE_ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    public ClusterHost {
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    }

    public static ClusterHost of(Map<String, String> environment, Path home, Path directory) {
        return new ClusterHost(new TreeMap<>(environment), home, directory, SERVICE_ACCOUNT);
    }

    /** A variable that is set to something; else empty text. */
    String variable(String name) {
        return environment.getOrDefault(name, "").strip();
    }
}
