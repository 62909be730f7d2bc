package io.github.gocontainer.mojo.cluster;

import io.github.gocontainer.cluster.Time;
import io.github.gocontainer.cluster.apply.Removal;
import io.github.gocontainer.mojo.GocontainerMojo;
import io.github.gocontainer.mojo.Stages;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Removes from the cluster what {@code deploy} has made there, and nothing else: what carries this plugin's labels for this
 * application in the namespace. Namespaces, definitions of resources and volumes with data stay.
 */
@Mojo(name = "undeploy", threadSafe = true, configurator = GocontainerMojo.CONFIGURATOR)
public final class UndeployMojo extends GocontainerMojo {

    @Override
    protected void run(Stages stages) {
        ClusterAccess.ifConfigured(
                stages,
                (plan, cluster) -> stages.plan()
                        .manifests()
                        .ifPresentOrElse(
                                manifests -> new Removal(cluster, Time.system(), stages.log())
                                        .of(
                                                manifests.spec().application().name(),
                                                plan.rollout().timeout()),
                                () -> stages.log()
                                        .done("nothing to remove: deploy has made nothing, it only puts the image into "
                                                + RolledOut.workload(stages, plan, cluster))));
    }
}
