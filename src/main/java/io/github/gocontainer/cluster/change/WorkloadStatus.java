package io.github.gocontainer.cluster.change;

import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ResourceName;
import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.cluster.rollout.PodState;
import io.github.gocontainer.cluster.rollout.StatusRules;
import io.github.gocontainer.cluster.rollout.Workload;
import java.util.ArrayList;
import java.util.List;

/** What runs of a workload, in lines for people. */
public final class WorkloadStatus {

    private final Cluster cluster;
    private final ResourceName name;

    public WorkloadStatus(Cluster cluster, ResourceName name) {
        this.cluster = cluster;
        this.name = name;
    }

    public List<String> lines() {
        Workload workload = ExistingWorkload.find(cluster, name);
        List<String> lines = new ArrayList<>();
        lines.add(name + " in namespace " + cluster.namespace() + " of " + cluster.identity());
        lines.add("  " + StatusRules.of(workload).sentence() + (workload.isPaused() ? " (paused)" : ""));
        workload.initImages().forEach((container, image) -> lines.add("  init container " + container + ": " + image));
        workload.images().forEach((container, image) -> lines.add("  container " + container + ": " + image));
        cluster.list(ResourceType.POD, workload.selector()).stream()
                .map(PodState::new)
                .forEach(pod -> pod(pod, lines));
        for (Revisions.Revision revision : new Revisions(cluster).of(workload)) {
            boolean now = revision.template().equals(workload.comparableTemplate());
            lines.add("  revision " + revision.number() + (now ? " (now)" : "") + " of " + revision.created() + ": "
                    + String.join(", ", revision.images()));
        }
        return lines;
    }

    private static void pod(PodState pod, List<String> lines) {
        lines.add("  pod " + pod.name() + (pod.node().isEmpty() ? ", on no node yet" : " on " + pod.node())
                + (pod.isBeingDeleted() ? ", ending" : ""));
        pod.containers()
                .forEach(container -> lines.add("    container " + container.name() + ": " + container.words()
                        + (container.imageId().isEmpty() ? "" : "; " + container.imageId())));
    }
}
