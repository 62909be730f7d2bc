package io.github.gocontainer.mojo.parameters;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code <tests>}: which tests run, how, and what part of the code they have to cover. */
public final class TestsParameters {
    /** Whether no tests run. */
    @Nullable
    String skip;

    /** Patterns of packages; {@code ./...} without it. */
    @Nullable
    List<String> packages;

    /** Regular expression of the tests that run, as behind {@code go test -run}. */
    @Nullable
    String run;

    /** The time limit of each package's tests, {@code 10m} without it. */
    @Nullable
    String timeout;

    /** Whether data races are looked for, which needs a C compiler. */
    @Nullable
    String race;

    /** {@code on}, {@code off} or the number of an earlier order. */
    @Nullable
    String shuffle;

    /** How often each test runs; 1 runs them even if Go knows their results. */
    @Nullable
    String count;

    /** Further flags of {@code go test}, for example {@code -short}. */
    @Nullable
    List<String> flags;

    /** Environment variables of the tests. */
    @Nullable
    Map<String, String> environment;

    /** Whether the build goes on although tests fail. */
    @Nullable
    String failureIgnore;

    /** Whether coverage is measured. */
    @Nullable
    String coverage;

    /** Patterns of the packages whose code counts as covered whichever package's test runs it. */
    @Nullable
    List<String> coveragePackages;

    /** Patterns of files that do not count. */
    @Nullable
    List<String> coverageExcludes;

    /** The least coverage of the module in per cent. */
    @Nullable
    String coverageMinimum;

    /** The least coverage of every package in per cent. */
    @Nullable
    String coverageMinimumPerPackage;
}
