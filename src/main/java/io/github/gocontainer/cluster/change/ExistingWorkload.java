package io.github.gocontainer.cluster.change;

import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ResourceName;
import io.github.gocontainer.cluster.rollout.Refusal;
import io.github.gocontainer.cluster.rollout.Workload;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.util.List;

/** Finds a workload that must be there, and refuses one that would not roll anything out. */
public final class ExistingWorkload {

    private ExistingWorkload() {}

    /** The workload as it is; the failure lists those of its kind that there are. */
    public static Workload find(Cluster cluster, ResourceName name) {
        return cluster.find(name)
                .map(document -> new Workload(name, document))
                .orElseThrow(() -> missing(cluster, name));
    }

    /** The same, when a change of it would be rolled out. */
    static Workload findChangeable(Cluster cluster, ResourceName name) {
        Workload workload = find(cluster, name);
        Refusal.check(cluster, workload);
        return workload;
    }

    private static BuildFailure missing(Cluster cluster, ResourceName name) {
        List<String> names = cluster.list(name.type(), "").stream()
                .map(object -> object.path("metadata").path("name").asText())
                .sorted()
                .toList();
        return new BuildFailure(
                FailureCode.MISSING_INPUT,
                "there is no " + name + " in namespace " + cluster.namespace() + " of " + cluster.identity() + "; "
                        + (names.isEmpty()
                                ? "there are no " + name.type().plural() + " at all"
                                : "there are: " + String.join(", ", names)),
                "correct <kubernetes><deployment>, <kind>, <namespace> or <context>; nothing was changed");
    }
}
