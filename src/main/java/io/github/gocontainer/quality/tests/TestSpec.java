package io.github.gocontainer.quality.tests;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which tests run, and how.
 *
 * @param packages patterns of packages, {@code ./...} for all
 * @param tags build tags
 * @param timeout of one package's tests, as {@code go test} takes it
 * @param race whether data races are looked for
 * @param shuffle {@code on}, or the number that a shuffled run printed; in their order without it
 * @param run regular expression of the tests that run
 * @param count how often each test runs; without it once, and not at all when Go knows the result
 * @param flags further flags of {@code go test}
 * @param environment variables that the tests get besides those of the build
 * @param coverage the profile to write and whose code is counted; none when it is not measured
 * @param events the file for the stream of {@code go test -json}
 */
public record TestSpec(
        List<String> packages,
        List<String> tags,
        Duration timeout,
        boolean race,
        Optional<String> shuffle,
        Optional<String> run,
        Optional<Integer> count,
        List<String> flags,
        Map<String, String> environment,
        Optional<Coverage> coverage,
        Path events) {

    public TestSpec {
        packages = List.copyOf(packages);
        tags = List.copyOf(tags);
        flags = List.copyOf(flags);
        environment = Map.copyOf(environment);
        if (packages.isEmpty()) {
            throw new IllegalArgumentException("expected at least one pattern of packages, for example ./...");
        }
    }

    /**
     * How coverage is measured.
     *
     * @param profile the file to write
     * @param of patterns of the packages whose code is counted whichever test runs it; empty when each package is only
     *     covered by its own tests, which is Go's default
     */
    public record Coverage(Path profile, List<String> of) {
        public Coverage {
            of = List.copyOf(of);
        }
    }

    /** Only the tests of this regular expression; what a part of the tests covers says nothing, and is not measured. */
    public TestSpec only(String expression) {
        return new TestSpec(
                packages,
                tags,
                timeout,
                race,
                shuffle,
                Optional.of(expression),
                count,
                flags,
                environment,
                Optional.empty(),
                events);
    }
}
