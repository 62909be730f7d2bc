package io.github.gocontainer.quality.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was covered.
 *
 * @param packages those with statements
 */
public record CoverageResult(Covered total, SortedMap<String, Covered> packages) {

    public CoverageResult {
        packages = new TreeMap<>(packages);
    }

    /** What is not reached of what is asked, in sentences with the figures; none when all is well. */
    public List<String> shortfalls(CoverageSpec asked) {
        List<String> shortfalls = new ArrayList<>();
        asked.minimum()
                .filter(minimum -> !total.reaches(minimum))
                .ifPresent(minimum -> shortfalls.add(total + " of the module's statements are covered (" + total.ran()
                        + " of " + total.all() + "), and " + percent(minimum) + " are asked for"));
        asked.minimumPerPackage()
                .ifPresent(minimum -> packages.forEach((name, covered) -> {
                    if (!covered.reaches(minimum)) {
                        shortfalls.add(
                                covered + " of " + name + " are covered (" + covered.ran() + " of " + covered.all()
                                        + " statements), and " + percent(minimum) + " of every package are asked for");
                    }
                }));
        return shortfalls;
    }

    /** The figures and what they were compared with. */
    public String sentence(CoverageSpec asked) {
        return total + " of " + total.all() + " statements covered"
                + Optional.of(asked)
                        .flatMap(CoverageSpec::minimum)
                        .map(minimum -> ", asked for " + percent(minimum))
                        .orElse("")
                + asked.minimumPerPackage()
                        .map(minimum -> ", asked for " + percent(minimum) + " per package")
                        .orElse("");
    }

    private static String percent(double value) {
        return (value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%s", value))
                + " %";
    }
}
