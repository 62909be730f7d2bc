package io.github.gocontainer.docker.smoke;

import java.time.Duration;

/**
 * How a step went.
 *
 * @param outcome whether it did what it should
 * @param sentence what was found
 * @param output of a command; empty for others
 */
public record StepResult(String name, Outcome outcome, String sentence, Duration time, String output) {

    /** The ways in which a step can go. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** An earlier step had failed. */
        SKIPPED
    }

    boolean failed() {
        return outcome == Outcome.FAILED;
    }
}
