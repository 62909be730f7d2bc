package io.github.gocontainer.cluster;

import java.util.Optional;

/**
 * A type of objects in the API of Kubernetes, as its discovery documents name it.
 *
 * @param group empty for the core group
 * @param plural how the type is written in paths, for example {@code deployments}
 * @param namespaced whether its objects lie in a namespace
 */
public record ResourceType(String group, String version, String kind, String plural, boolean namespaced) {

    public static final ResourceType DEPLOYMENT = apps("Deployment", "deployments");
    public static final ResourceType STATEFUL_SET = apps("StatefulSet", "statefulsets");
    public static final ResourceType DAEMON_SET = apps("DaemonSet", "daemonsets");
    public static final ResourceType REPLICA_SET = apps("ReplicaSet", "replicasets");
    public static final ResourceType CONTROLLER_REVISION = apps("ControllerRevision", "controllerrevisions");
    public static final ResourceType POD = new ResourceType("", "v1", "Pod", "pods", true);
    public static final ResourceType EVENT = new ResourceType("", "v1", "Event", "events", true);
    public static final ResourceType NAMESPACE = new ResourceType("", "v1", "Namespace", "namespaces", false);
    public static final ResourceType AUTOSCALER =
            new ResourceType("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", true);
    public static final ResourceType ACCESS_REVIEW = new ResourceType(
            "authorization.k8s.io", "v1", "SelfSubjectAccessReview", "selfsubjectaccessreviews", false);

    private static ResourceType apps(String kind, String plural) {
        return new ResourceType("apps", "v1", kind, plural, true);
    }

    /** The value of {@code apiVersion} in a document, for example {@code apps/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Where its objects are, of this namespace or, without one, of the whole cluster. */
    public String path(Optional<String> namespace) {
        String root = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
        String within =
                namespaced ? namespace.map(name -> "/namespaces/" + name).orElse("") : "";
        return root + within + "/" + plural;
    }

    /** As kubectl takes and prints it, for example {@code deployment.apps}. */
    public String word() {
        String singular = kind.toLowerCase(java.util.Locale.ROOT);
        return group.isEmpty() ? singular : singular + "." + group;
    }

    @Override
    public String toString() {
        return word();
    }
}
