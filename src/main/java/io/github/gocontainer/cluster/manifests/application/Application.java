package io.github.gocontainer.cluster.manifests.application;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * An application that runs the image in a cluster.
 *
 * @param name of its objects
 * @param namespace empty for that of the context
 * @param createNamespace whether the namespace is one of the manifests
 * @param labels of every object and of the pods
 * @param annotations of the Deployment and of the pods
 * @param replicas how many pods; not written down where an autoscaler decides
 * @param serviceAccount an existing one; empty for one of its own
 * @param service empty when nothing talks to it
 * @param podDisruptionBudget how many pods may be missing, a number or a percentage; empty for no budget
 */
public record Application(
        String name,
        Optional<String> namespace,
        boolean createNamespace,
        SortedMap<String, String> labels,
        SortedMap<String, String> annotations,
        int replicas,
        PodSettings pod,
        Optional<String> serviceAccount,
        Optional<ServiceSettings> service,
        Optional<IngressSettings> ingress,
        NetworkAccess networkAccess,
        Optional<String> podDisruptionBudget,
        Optional<Autoscaling> autoscaling) {

    /** The ports that a Service forwards, those of the pods in their order. */
    public List<ContainerPort> ports() {
        return pod.ports();
    }
}
