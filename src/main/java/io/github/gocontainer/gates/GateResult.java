package io.github.gocontainer.gates;

import java.util.Optional;

/**
 * What one gate said.
 *
 * @param gate its name, as {@code <push><require>} takes it, for example {@code smokeTest}
 * @param subject what was judged: the image's digest, or for a gate that runs before there is an image, the digest of the
 *     inputs from which it is made
 * @param inputs the digest of the inputs that were judged, for a gate that runs before there is an image; with it the
 *     subject becomes the image's digest once an image is made of exactly these inputs
 * @param reason one sentence with the figures, for example {@code 41 tests, 0 failed}
 */
public record GateResult(String gate, String subject, Optional<String> inputs, Verdict verdict, String reason) {

    public GateResult {
        if (gate.isBlank() || subject.isBlank()) {
            throw new IllegalArgumentException("a result has the names of its gate and of what was judged");
        }
    }

    /** A result about an image that is there. */
    public GateResult(String gate, String subject, Verdict verdict, String reason) {
        this(gate, subject, Optional.empty(), verdict, reason);
    }

    /** A result about inputs of which an image is still to be made. */
    public static GateResult ofInputs(String gate, String inputs, Verdict verdict, String reason) {
        return new GateResult(gate, inputs, Optional.of(inputs), verdict, reason);
    }

    /** The same about the image that was made of the inputs. */
    GateResult about(String image) {
        return new GateResult(gate, image, inputs, verdict, reason);
    }
}
