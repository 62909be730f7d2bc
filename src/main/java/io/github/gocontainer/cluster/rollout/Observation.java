package io.github.gocontainer.cluster.rollout;

import java.util.List;
import java.util.Optional;

/**
 * What a look at the cluster showed.
 *
 * @param workload empty when there is none any more
 * @param newPods those of the version that is rolled out
 * @param troubles what is wrong with them, or why there are none
 */
public record Observation(Optional<Workload> workload, List<PodState> newPods, List<PodTrouble> troubles) {

    public Observation {
        newPods = List.copyOf(newPods);
        troubles = List.copyOf(troubles);
    }
}
