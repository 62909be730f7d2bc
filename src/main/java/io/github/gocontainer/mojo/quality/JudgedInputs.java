package io.github.gocontainer.mojo.quality;

import io.github.gocontainer.gates.GateResult;
import io.github.gocontainer.gates.GatesFile;
import io.github.gocontainer.gates.Verdict;
import io.github.gocontainer.mojo.Failures;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.oci.Digest;
import java.io.IOException;
import java.util.Optional;

/**
 * What is judged before there is an image: the programs that will be in it. Goal image turns these results into results
 * about its digest, if it is made of the very same programs.
 */
final class JudgedInputs {

    private final Stages stages;
    private final Optional<Digest> before;

    private JudgedInputs(Stages stages, Optional<Digest> before) {
        this.stages = stages;
        this.before = before;
    }

    /** To be asked before judging; of a module that makes no image, nothing is recorded. */
    static JudgedInputs of(Stages stages) {
        return new JudgedInputs(
                stages, stages.context().makesImage() ? Optional.of(stages.inputs()) : Optional.empty());
    }

    /** Writes the result down. Of sources that changed meanwhile nobody knows which ones were judged. */
    void record(String gate, Verdict verdict, String reason) {
        if (before.isEmpty()) {
            return;
        }
        Digest now = stages.inputsNow();
        GateResult result = now.equals(before.get())
                ? GateResult.ofInputs(gate, now.toString(), verdict, reason)
                : GateResult.ofInputs(
                        gate, now.toString(), Verdict.NOT_CHECKED, "the sources changed meanwhile: " + reason);
        try {
            file().put(result);
        } catch (IOException e) {
            throw Failures.files("what gate " + gate + " said could not be written down", e);
        }
    }

    /** Writes down that the gate was not checked, unless it is known already what it said of the same programs. */
    void recordUnlessKnown(String gate, String reason) {
        try {
            boolean known = before.isEmpty()
                    || file().find(gate)
                            .flatMap(GateResult::inputs)
                            .filter(before.get().toString()::equals)
                            .isPresent();
            if (!known) {
                record(gate, Verdict.NOT_CHECKED, reason);
            }
        } catch (IOException e) {
            throw Failures.files("what gate " + gate + " said last could not be read", e);
        }
    }

    private GatesFile file() {
        return new GatesFile(stages.plan().workspace().gatesFile());
    }
}
