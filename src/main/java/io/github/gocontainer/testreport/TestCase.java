package io.github.gocontainer.testreport;

import java.time.Duration;

/**
 * One test of a suite.
 *
 * @param className what groups tests in reports: for Go, the package
 * @param output what it printed; empty for nothing
 */
public record TestCase(String className, String name, Duration time, TestOutcome outcome, String output) {}
