package io.github.gocontainer.quality.tests;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of a test program in a panic. Go's stream gives its text to the test that ran last, which need not be the one
 * that panicked: the trace tells.
 *
 * @param message its first line
 * @param text all of it
 */
record Panic(String message, String text) {

    private static final Pattern START = Pattern.compile("(?m)^(panic: |fatal error: )");
    private static final Pattern TIMEOUT = Pattern.compile("panic: test timed out after (\\S+)");
    private static final Pattern FUNCTION =
            Pattern.compile("(?m)^(?:created by )?\\S*\\.((?:Test|Fuzz|Example|Benchmark)\\w*)[.(\\[ ]");

    /** The panic in a test's output, if there is one with a trace of its goroutine. */
    static Optional<Panic> in(String output) {
        Matcher start = START.matcher(output);
        if (!start.find() || !output.contains("goroutine ")) {
            return Optional.empty();
        }
        String text = output.substring(start.start());
        // Versions of Go differ in what they add about recovering.
        String message = text.lines().findFirst().orElse(text).replaceFirst(" \\[recovered.*]$", "");
        return Optional.of(new Panic(message, text));
    }

    /** The time limit that ended the tests. */
    Optional<String> timeout() {
        Matcher matcher = TIMEOUT.matcher(message);
        return matcher.lookingAt() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether Go names this test among those that ran when the time was over; older ones than 1.20 name none. */
    boolean wasRunning(String test) {
        boolean namesThem = text.contains("\n\trunning tests:\n");
        return !namesThem || text.contains("\n\t\t" + test + " (");
    }

    /** Whose goroutine it was, among these. */
    Optional<SingleTest> culprit(List<SingleTest> tests, SingleTest holder) {
        Matcher function = FUNCTION.matcher(text);
        while (function.find()) {
            String name = function.group(1);
            if (holder.root().equals(name)) {
                return Optional.of(holder);
            }
            Optional<SingleTest> found = tests.stream()
                    .filter(test -> test.root().equals(name) && (test.hasFailed() || !test.hasEnded()))
                    .reduce((one, other) -> other.isBelow(one) ? other : one);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
