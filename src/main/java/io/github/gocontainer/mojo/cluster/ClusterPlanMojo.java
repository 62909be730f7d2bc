package io.github.gocontainer.mojo.cluster;

import io.github.gocontainer.mojo.GocontainerMojo;
import io.github.gocontainer.mojo.PlanMojo;
import io.github.gocontainer.mojo.Stages;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Says what would be built, pushed and changed in the cluster, and where every value comes from; writes {@code plan.json} and
 * {@code cluster-plan.json} and changes nothing else.
 */
@Mojo(name = "plan", threadSafe = true, configurator = GocontainerMojo.CONFIGURATOR)
public final class ClusterPlanMojo extends PlanMojo {

    @Override
    protected void run(Stages stages) {
        super.run(stages);
        if (stages.plan().kubernetes().isPresent()) {
            new ClusterPlanStage(stages).run();
        }
    }
}
