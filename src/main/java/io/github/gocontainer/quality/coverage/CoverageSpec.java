package io.github.gocontainer.quality.coverage;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of the covered part of the code.
 *
 * @param profile what {@code go test} writes, {@code coverage.out}
 * @param page the page to write, {@code coverage.html}
 * @param excludes patterns of files that do not count, such as {@code **}{@code /*.pb.go}
 * @param minimum of the module as a whole, in per cent
 * @param minimumPerPackage of each package, in per cent
 */
public record CoverageSpec(
        Path profile, Path page, List<String> excludes, Optional<Double> minimum, Optional<Double> minimumPerPackage) {

    public CoverageSpec {
        excludes = List.copyOf(excludes);
    }

    /** Whether anything is asked. */
    public boolean hasMinimum() {
        return minimum.isPresent() || minimumPerPackage.isPresent();
    }
}
