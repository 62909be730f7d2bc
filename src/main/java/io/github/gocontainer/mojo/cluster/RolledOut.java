package io.github.gocontainer.mojo.cluster;

import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ResourceName;
import io.github.gocontainer.cluster.apply.OwnWorkloads;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.plan.KubernetesPlan;

/** Which workload the goals look at that deploy nothing. */
final class RolledOut {

    private RolledOut() {}

    /** The one that the user names, else the one that {@code deploy} has made. */
    static ResourceName workload(Stages stages, KubernetesPlan plan, Cluster cluster) {
        return plan.patch()
                .map(patch -> cluster.named(patch.type(), patch.name()))
                .orElseGet(() -> OwnWorkloads.find(
                        cluster,
                        stages.plan()
                                .manifests()
                                .orElseThrow()
                                .spec()
                                .application()
                                .name()));
    }
}
