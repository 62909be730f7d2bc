package io.github.gocontainer.cluster.rollout;

import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;

/** Refuses a workload whose change nothing would roll out, before anything is changed. */
public final class Refusal {

    private Refusal() {}

    /**
     * Does nothing when it can be rolled out.
     *
     * @throws BuildFailure when it is being deleted, is paused or waits for somebody to delete its pods
     */
    public static void check(Cluster cluster, Workload workload) {
        Cluster there = cluster.around(workload.name());
        String refusal =
                "nothing was changed: " + workload + " in namespace " + there.namespace() + " of " + cluster.identity();
        if (workload.isBeingDeleted()) {
            throw new BuildFailure(FailureCode.MISSING_INPUT, refusal + " is being deleted");
        } else if (workload.isPaused()) {
            throw new BuildFailure(
                    FailureCode.MISSING_INPUT,
                    refusal + " is paused, so it would not be rolled out",
                    "resume it: " + there.kubectl() + " rollout resume " + workload);
        } else if (!StatusRules.rollsOut(workload)) {
            throw new BuildFailure(
                    FailureCode.MISSING_INPUT,
                    refusal + " has the update strategy OnDelete, so it would not be rolled out",
                    "give it the strategy RollingUpdate");
        }
    }
}
