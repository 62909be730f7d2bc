package io.github.gocontainer.plan;

import io.github.gocontainer.quality.coverage.CoverageSpec;
import io.github.gocontainer.quality.tests.TestSpec;
import java.nio.file.Path;

/**
 * How the module's tests run and what is asked of them.
 *
 * @param skip whether they do not run
 * @param tests which, and how
 * @param reports the folder of their reports
 * @param failureIgnore whether the build goes on although some fail
 * @param coverage what is asked of the covered part
 */
public record TestPlan(boolean skip, TestSpec tests, Path reports, boolean failureIgnore, CoverageSpec coverage) {}
