package io.github.gocontainer.cluster.rollout;

import io.github.gocontainer.cluster.ResourceType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a user should know about a rollout before it begins, although nothing forbids it. */
final class RolloutWarnings {

    private RolloutWarnings() {}

    static List<String> of(Workload workload, Duration timeout) {
        List<String> warnings = new ArrayList<>();
        boolean isDaemonSet = workload.name().type().equals(ResourceType.DAEMON_SET);
        if (!isDaemonSet && workload.replicas() == 0) {
            warnings.add(workload + " wants 0 replicas: no pod is started, so nothing shows whether the image runs");
        }
        if (workload.spec().path("strategy").path("type").asText().equals("Recreate")) {
            warnings.add(workload + " has the strategy Recreate: nothing serves between the last old pod and the first"
                    + " new one, and a bad version interrupts the service until it is undone");
        }
        long minimum = workload.spec().path("minReadySeconds").asLong();
        if (minimum >= timeout.toSeconds()) {
            warnings.add(workload + " has minReadySeconds " + minimum + ", but the rollout may take only "
                    + timeout.toSeconds() + " s (<kubernetes><rollout><timeout>): it cannot end in time");
        }
        long deadline = workload.spec().path("progressDeadlineSeconds").asLong();
        if (deadline > 0 && minimum >= deadline) {
            warnings.add(workload + " has minReadySeconds " + minimum + " and progressDeadlineSeconds " + deadline
                    + ": it cannot end before its deadline");
        }
        return warnings;
    }
}
