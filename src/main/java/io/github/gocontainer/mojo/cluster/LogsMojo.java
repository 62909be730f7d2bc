package io.github.gocontainer.mojo.cluster;

import io.github.gocontainer.cluster.change.ExistingWorkload;
import io.github.gocontainer.cluster.rollout.PodLogs;
import io.github.gocontainer.mojo.GocontainerMojo;
import io.github.gocontainer.mojo.Stages;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows the logs of the workload's pods; {@code -Dgocontainer.logs.follow} goes on until it is interrupted.
 */
@Mojo(name = "logs", threadSafe = true, configurator = GocontainerMojo.CONFIGURATOR)
public final class LogsMojo extends GocontainerMojo {

    @Override
    protected void run(Stages stages) {
        ClusterAccess.ifConfigured(
                stages,
                (plan, cluster) -> new PodLogs(cluster, stages.log())
                        .show(ExistingWorkload.find(cluster, RolledOut.workload(stages, plan, cluster)), plan.logs()));
    }
}
