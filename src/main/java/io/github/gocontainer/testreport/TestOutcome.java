package io.github.gocontainer.testreport;

/** How one test ended. */
public sealed interface TestOutcome {

    /** It ran and found nothing wrong. */
    record Passed() implements TestOutcome {}

    /** It did not run, for this reason. */
    record Skipped(String reason) implements TestOutcome {}

    /**
     * It found something wrong.
     *
     * @param type what kind of failure, where Java's reports have the exception's class
     * @param detail all that is known, in lines
     */
    record Failed(String message, String type, String detail) implements TestOutcome {}

    /** It could not come to an end: a panic, a build failure, a time-out. */
    record Broken(String message, String type, String detail) implements TestOutcome {}
}
