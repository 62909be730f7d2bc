package io.github.gocontainer.cluster.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.failure.BuildFailure;
import java.util.List;
import java.util.Optional;

/**
 * How a rollout ended: what the goal prints, writes down and fails with.
 *
 * @param reason why it failed or was given up; empty when it did neither
 * @param workload as it was seen last; empty when it is gone
 * @param undo what became of the undoing; empty when there was nothing to undo
 * @param hint what the user should do next, to follow "perhaps you should"
 */
public record RolloutReport(
        Outcome outcome,
        String reason,
        Optional<Workload> workload,
        Optional<Evidence> evidence,
        Optional<Undo> undo,
        Optional<String> hint) {

    static final int SCHEMA_VERSION = 1;

    /** How it ended. */
    public enum Outcome {
        /** The new version runs. */
        COMPLETE,
        /** It ran already, and nothing was changed. */
        UNCHANGED,
        /** It does not run. */
        FAILED,
        /** Somebody else rolled out something else meanwhile. */
        SUPERSEDED,
        /** Somebody deleted the workload meanwhile. */
        DELETED,
        /** It was still on its way when another workload of the same rollout failed. */
        UNDECIDED
    }

    /**
     * What became of the undoing.
     *
     * @param done whether what was there before runs again
     * @param sentence what runs now, or why it is not known
     * @param hint what is left to do by hand
     */
    public record Undo(boolean done, String sentence, Optional<String> hint) {}

    static RolloutReport of(Outcome outcome, Workload workload) {
        return new RolloutReport(
                outcome, "", Optional.of(workload), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public boolean succeeded() {
        return outcome == Outcome.COMPLETE || outcome == Outcome.UNCHANGED;
    }

    /** What the build fails with. */
    public BuildFailure failure() {
        return new RolloutReports(List.of(this)).failure();
    }

    /** How it ended, for {@code rollout.json}. */
    void writeTo(ObjectNode document) {
        document.put("outcome", outcome.name().toLowerCase(java.util.Locale.ROOT));
        document.put("reason", reason);
        workload.ifPresent(found -> {
            ObjectNode node = document.putObject("workload")
                    .put("name", found.name().toString())
                    .put("namespace", found.name().namespace().orElse(""))
                    .put("generation", found.generation())
                    .put("revision", found.revision())
                    .put("replicas", found.replicas());
            ObjectNode images = node.putObject("images");
            found.initImages().forEach(images::put);
            found.images().forEach(images::put);
        });
        undo.ifPresent(
                result -> document.putObject("undo").put("done", result.done()).put("sentence", result.sentence()));
        evidence.ifPresent(found -> document.set("evidence", found.json()));
    }
}
