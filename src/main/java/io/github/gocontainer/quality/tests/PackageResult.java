package io.github.gocontainer.quality.tests;

import io.github.gocontainer.testreport.TestCase;
import io.github.gocontainer.testreport.TestOutcome;
import io.github.gocontainer.testreport.TestSuite;
import java.util.List;

/**
 * What became of one package.
 *
 * @param suite its tests; without any for a package that has none
 * @param cached whether Go knew the result already
 */
record PackageResult(TestSuite suite, boolean cached) {

    String name() {
        return suite.name();
    }

    boolean hasTests() {
        return !suite.cases().isEmpty();
    }

    boolean failed() {
        return suite.failed() + suite.broken() > 0;
    }

    /** Those that did not pass, without parents of which only subtests failed. */
    List<TestCase> failures() {
        return suite.cases().stream()
                .filter(test -> isBad(test) && !isOnlyAParent(test))
                .toList();
    }

    private boolean isOnlyAParent(TestCase parent) {
        return parent.outcome() instanceof TestOutcome.Failed failed
                && failed.type().equals(PackageRun.SUBTEST);
    }

    private static boolean isBad(TestCase test) {
        return test.outcome() instanceof TestOutcome.Failed || test.outcome() instanceof TestOutcome.Broken;
    }
}
