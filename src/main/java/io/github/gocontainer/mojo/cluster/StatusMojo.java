package io.github.gocontainer.mojo.cluster;

import io.github.gocontainer.cluster.change.WorkloadStatus;
import io.github.gocontainer.mojo.GocontainerMojo;
import io.github.gocontainer.mojo.Stages;
import org.apache.maven.plugins.annotations.Mojo;

/** Says what runs in the cluster: how far the rollout is, the images, the pods and the revisions. */
@Mojo(name = "status", threadSafe = true, configurator = GocontainerMojo.CONFIGURATOR)
public final class StatusMojo extends GocontainerMojo {

    @Override
    protected void run(Stages stages) {
        ClusterAccess.ifConfigured(
                stages,
                (plan, cluster) -> new WorkloadStatus(cluster, RolledOut.workload(stages, plan, cluster))
                        .lines()
                        .forEach(stages.log()::done));
    }
}
