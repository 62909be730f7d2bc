package io.github.gocontainer.gates;

/**
 * What one gate said.
 *
 * @param gate its name, as {@code <push><require>} takes it, for example {@code smokeTest}
 * @param subject what was judged: the image's digest, or for a gate that runs before there is an image, the digest of the
 *     inputs from which it is made
 * @param reason one sentence with the figures, for example {@code 41 tests, 0 failed}
 */
public record GateResult(String gate, String subject, Verdict verdict, String reason) {

    public GateResult {
        if (gate.isBlank() || subject.isBlank()) {
            throw new IllegalArgumentException("a result has the names of its gate and of what was judged");
        }
    }
}
