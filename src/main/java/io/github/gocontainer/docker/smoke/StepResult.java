package io.github.gocontainer.docker.smoke;

import java.time.Duration;

/**
 * How a step went.
 *
 * @param outcome whether it did what it should
 * @param sentence what was found
 * @param output of a command; empty for others
 * @param hasReports whether it consisted of tests that have been reported one by one
 */
public record StepResult(
        String name, Outcome outcome, String sentence, Duration time, String output, boolean hasReports) {

    /** One that is a test by itself. */
    public StepResult(String name, Outcome outcome, String sentence, Duration time, String output) {
        this(name, outcome, sentence, time, output, false);
    }

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
