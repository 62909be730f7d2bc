package io.github.gocontainer.mojo.cluster;

import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ResourceName;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.plan.KubernetesPlan;

/** Which workload the goals look at that deploy nothing. */
final class RolledOut {

    private RolledOut() {}

    static ResourceName workload(KubernetesPlan plan, Cluster cluster) {
        return plan.patch()
                .map(patch -> cluster.named(patch.type(), patch.name()))
                .orElseThrow(() -> new BuildFailure(
                        FailureCode.CONFIGURATION,
                        "<kubernetes> names no workload",
                        "name one with <kubernetes><deployment> (-Dgocontainer.kubernetes.deployment=)"));
    }
}
