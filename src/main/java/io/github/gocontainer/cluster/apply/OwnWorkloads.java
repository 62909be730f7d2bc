package io.github.gocontainer.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ResourceName;
import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.cluster.manifests.OwnLabels;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.util.ArrayList;
import java.util.List;

/** Finds the workload that this plugin applied, by its labels: nothing needs to be built for that. */
public final class OwnWorkloads {

    private OwnWorkloads() {}

    /** The one that has the application's name, else the only one. */
    public static ResourceName find(Cluster cluster, String application) {
        List<ResourceName> found = new ArrayList<>();
        for (ResourceType type : List.of(ResourceType.DEPLOYMENT, ResourceType.STATEFUL_SET, ResourceType.DAEMON_SET)) {
            for (JsonNode object : cluster.list(type, OwnLabels.selector(application))) {
                ResourceName name =
                        cluster.named(type, object.path("metadata").path("name").asText());
                if (name.name().equals(application)) {
                    return name;
                }
                found.add(name);
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new BuildFailure(
                FailureCode.MISSING_INPUT,
                found.isEmpty()
                        ? "gocontainer:deploy has made no workload of " + application + " in namespace "
                                + cluster.namespace() + " of " + cluster.identity()
                        : application + " has several workloads in namespace " + cluster.namespace() + ": " + found,
                found.isEmpty()
                        ? "deploy it first, or name an existing workload with <kubernetes><deployment>"
                        : "name the one that is meant with -Dgocontainer.kubernetes.deployment=");
    }
}
