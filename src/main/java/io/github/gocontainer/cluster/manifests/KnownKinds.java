package io.github.gocontainer.cluster.manifests;

import java.util.Map;
import java.util.Set;

/** What every Kubernetes has: used where no cluster is there to be asked. */
final class KnownKinds {

    private static final Map<String, String> VERSIONS = Map.ofEntries(
            Map.entry("Namespace", "v1"),
            Map.entry("ServiceAccount", "v1"),
            Map.entry("ConfigMap", "v1"),
            Map.entry("Secret", "v1"),
            Map.entry("Service", "v1"),
            Map.entry("PersistentVolumeClaim", "v1"),
            Map.entry("Deployment", "apps/v1"),
            Map.entry("StatefulSet", "apps/v1"),
            Map.entry("DaemonSet", "apps/v1"),
            Map.entry("Job", "batch/v1"),
            Map.entry("CronJob", "batch/v1"),
            Map.entry("Role", "rbac.authorization.k8s.io/v1"),
            Map.entry("RoleBinding", "rbac.authorization.k8s.io/v1"),
            Map.entry("Ingress", "networking.k8s.io/v1"),
            Map.entry("NetworkPolicy", "networking.k8s.io/v1"),
            Map.entry("PodDisruptionBudget", "policy/v1"),
            Map.entry("HorizontalPodAutoscaler", "autoscaling/v2"));

    private static final Set<String> IN_NO_NAMESPACE = Set.of("Namespace");

    private KnownKinds() {}

    /** The version of the API that a fragment without one means; null is no answer of a map that has it. */
    static java.util.Optional<String> version(String kind) {
        return java.util.Optional.ofNullable(VERSIONS.get(kind));
    }

    /** Whether objects of this kind surely lie in a namespace. */
    static boolean isNamespaced(Manifest manifest) {
        return VERSIONS.containsKey(manifest.kind())
                && VERSIONS.get(manifest.kind())
                        .split("/")[0]
                        .equals(manifest.apiVersion().split("/")[0])
                && !IN_NO_NAMESPACE.contains(manifest.kind());
    }
}
