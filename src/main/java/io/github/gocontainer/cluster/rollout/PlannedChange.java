package io.github.gocontainer.cluster.rollout;

import java.util.List;
import java.util.Optional;

/** A change that can be made, together with what is there before it. */
public interface PlannedChange {

    /** The workload as it was read; empty when the change creates it. */
    Optional<Workload> before();

    /** Whether anything would be different afterwards. */
    boolean isNeeded();

    /** What is done, in a sentence for the console, for example {@code container app gets registry/web@sha256:...}. */
    String sentence();

    /** Makes the change and returns the workload as the server has it then; its generation is that of this change. */
    Workload apply();

    /**
     * Puts back exactly what was there before, with the same kind of request and in the same name; what did not exist before is
     * deleted.
     *
     * @param now the workload as it is, with the template that {@link #apply} gave it: what somebody else put there in the
     *     meantime is not undone
     * @throws io.github.gocontainer.failure.BuildFailure when the workload could not be put back
     */
    Undone undo(Workload now);

    /**
     * What is there after a change was undone.
     *
     * @param workload as the server has it then; empty when it was new, and is deleted
     * @param remains what else was changed and could not be put back, with the reason
     */
    record Undone(Optional<Workload> workload, List<String> remains) {

        public Undone {
            remains = List.copyOf(remains);
        }

        /** All is as it was before. */
        public static Undone of(Workload workload) {
            return new Undone(Optional.of(workload), List.of());
        }
    }

    /** The command with which a user undoes it by hand; for a first deployment, the one that removes it. */
    String undoByHand();
}
