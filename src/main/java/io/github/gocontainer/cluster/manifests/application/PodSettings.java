package io.github.gocontainer.cluster.manifests.application;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One pod of an application.
 *
 * @param ports the first is the main one
 * @param configMaps whose entries it sees
 * @param secrets whose entries it sees
 * @param user numeric; empty for that of the image, which Kubernetes only accepts as a number
 * @param group numeric; empty for that of the image
 * @param volumes folders that it may write to besides {@code /tmp}; gone with the pod
 * @param imagePullSecrets names of Secrets with the registry's credentials
 * @param imagePullPolicy {@code Always} or {@code IfNotPresent}
 * @param terminationGracePeriod from SIGTERM to SIGKILL, with the sleep before
 * @param preStopSleep before SIGTERM, so that nobody sends requests to it any more; empty for none
 */
public record PodSettings(
        List<ContainerPort> ports,
        SortedMap<String, String> environment,
        List<Source> configMaps,
        List<Source> secrets,
        Resources resources,
        Probes probes,
        Optional<Long> user,
        Optional<Long> group,
        List<String> volumes,
        List<String> imagePullSecrets,
        String imagePullPolicy,
        Duration terminationGracePeriod,
        Optional<Duration> preStopSleep) {

    /**
     * A ConfigMap or Secret that is there already.
     *
     * @param mountPath the folder where its entries are files; empty when they are environment variables
     */
    public record Source(String name, Optional<String> mountPath) {

        /** {@code settings} for variables, {@code settings:/etc/app} for files. */
        public static Source parse(String text) {
            int colon = text.indexOf(':');
            String name = Names.subdomain(colon < 0 ? text : text.substring(0, colon));
            Optional<String> path = colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1));
            if (path.isPresent() && !path.get().matches("(/[^/:]+)+")) {
                throw new IllegalArgumentException(
                        "'" + text
                                + "' is neither a name nor a name with a folder: expected for example settings or settings:/etc/app");
            }
            return new Source(name, path);
        }
    }
}
