package io.github.gocontainer.cluster.rollout;

/**
 * One workload of a rollout.
 *
 * @param wanted the workload as the server returned it when the change was made; as it was read when there was nothing to change
 * @param changed whether this build has changed anything for it
 */
record Part(PlannedChange planned, Workload wanted, boolean changed) {

    /** Whether it ran what is wanted before anybody waited for it. */
    boolean isSettled() {
        return !changed && StatusRules.of(wanted) instanceof RolloutStatus.Complete;
    }
}
