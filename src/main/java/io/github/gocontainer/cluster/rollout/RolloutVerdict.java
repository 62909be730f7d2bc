package io.github.gocontainer.cluster.rollout;

/** What a look at the cluster means for the rollout that is waited for. */
sealed interface RolloutVerdict {

    /**
     * Not decided yet.
     *
     * @param sentence for what, in the words of kubectl
     */
    record Wait(String sentence) implements RolloutVerdict {}

    record Complete(Workload workload) implements RolloutVerdict {}

    /** It cannot succeed any more, or did not in time. */
    record Failed(String reason) implements RolloutVerdict {}

    /** Somebody else rolls out something else now. */
    record Superseded(long generation) implements RolloutVerdict {}

    record Deleted() implements RolloutVerdict {}
}
