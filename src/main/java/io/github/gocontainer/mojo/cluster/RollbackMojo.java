package io.github.gocontainer.mojo.cluster;

import io.github.gocontainer.cluster.Time;
import io.github.gocontainer.cluster.change.RollbackChange;
import io.github.gocontainer.cluster.rollout.Interruptions;
import io.github.gocontainer.cluster.rollout.Rollout;
import io.github.gocontainer.cluster.rollout.RolloutReport;
import io.github.gocontainer.mojo.GocontainerMojo;
import io.github.gocontainer.mojo.Stages;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Goes back to the previous revision of the workload, or to {@code -Dgocontainer.rollback.toRevision=}, and waits until it
 * serves.
 */
@Mojo(name = "rollback", threadSafe = true, configurator = GocontainerMojo.CONFIGURATOR)
public final class RollbackMojo extends GocontainerMojo {

    @Override
    protected void run(Stages stages) {
        ClusterAccess.ifConfigured(stages, (plan, cluster) -> {
            RolloutReport report = new Rollout(
                            cluster, plan.rollout(), Time.system(), Interruptions.ofThisProcess(), stages.log())
                    .run(
                            new RollbackChange(cluster, RolledOut.workload(stages, plan, cluster), plan.toRevision()),
                            Optional.empty());
            if (!report.succeeded()) {
                throw report.failure();
            }
        });
    }
}
