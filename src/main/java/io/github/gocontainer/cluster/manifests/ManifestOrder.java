package io.github.gocontainer.cluster.manifests;

import java.util.Comparator;
import java.util.List;

/** The order in which manifests are used: what others refer to comes first, what runs comes last. */
final class ManifestOrder {

    private static final List<String> FIRST = List.of(
            "Namespace",
            "CustomResourceDefinition",
            "PriorityClass",
            "ResourceQuota",
            "LimitRange",
            "ServiceAccount",
            "ClusterRole",
            "ClusterRoleBinding",
            "Role",
            "RoleBinding",
            "StorageClass",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "ConfigMap",
            "Secret",
            "Service",
            "NetworkPolicy",
            "PodDisruptionBudget");

    /** After all that we do not know. */
    private static final List<String> LAST =
            List.of("Ingress", "HorizontalPodAutoscaler", "Job", "CronJob", "DaemonSet", "StatefulSet", "Deployment");

    private ManifestOrder() {}

    static Comparator<Manifest> comparator() {
        return Comparator.comparingInt(ManifestOrder::rank)
                .thenComparing(Manifest::kind)
                .thenComparing(manifest -> manifest.namespace().orElse(""))
                .thenComparing(Manifest::name);
    }

    private static int rank(Manifest manifest) {
        int first = FIRST.indexOf(manifest.kind());
        int last = LAST.indexOf(manifest.kind());
        if (first >= 0) {
            return first;
        }
        return last >= 0 ? FIRST.size() + 1 + last : FIRST.size();
    }
}
