package io.github.gocontainer.mojo.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.mojo.BuiltModule;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.mojo.TestMaven;
import io.github.gocontainer.testreport.SurefireReport;
import io.github.gocontainer.testreport.TestCase;
import io.github.gocontainer.testreport.TestOutcome;
import io.github.gocontainer.testreport.TestSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of an earlier smoke test in the folder of reports. */
class SmokeTestStageTest {

    private static final Set<String> OTHERS = Set.of(
            "TEST-example.org.app.xml",
            "TEST-org.example.JavaTest.xml",
            "TEST-smoke-test.debug.xml",
            "TEST-smoke-test.debug.example.org.app.xml");

    @TempDir
    private Path module;

    private final TestMaven maven = new TestMaven();
    private Path result;

    @BeforeEach
    void anEarlierBuild() throws IOException {
        maven.projects.add(TestMaven.project(module, "hello"));
        // Nothing can be started, because the image is not for this platform.
        settings("gocontainer.container.ports", "8080", "gocontainer.smokeTest.platform", "linux/s390x");
        result = BuiltModule.write(maven.context()).workspace().smokeTestFile();
        Files.writeString(result, "{}");
        report("smoke-test", Map.of());
        report("smoke-test.example.org.app", Map.of("gocontainer.execution", "smoke-test"));
        report("smoke-test-2.example.org.app", Map.of("gocontainer.execution", "smoke-test-2"));
        report("smoke-test.debug", Map.of());
        report("smoke-test.debug.example.org.app", Map.of("gocontainer.execution", "smoke-test.debug"));
        report("example.org.app", Map.of("gocontainer.execution", ""));
        report("org.example.JavaTest", Map.of());
    }

    @Test
    void whatItSaidIsNotTakenForThisOnesWhenNothingCanBeStarted() throws IOException {
        BuildFailure failure = assertThrows(BuildFailure.class, this::test);
        assertTrue(failure.getMessage().contains("linux/s390x is asked for"), failure.sentence());
        assertEquals(OTHERS, reports());
        assertFalse(Files.exists(result));
    }

    /** As Surefire leaves its own. */
    @Test
    void itStaysWhenTheTestIsLeftOut() throws IOException {
        settings("skipITs", "true");
        Set<String> before = reports();
        assertEquals(OTHERS.size() + 3, before.size(), before.toString());
        test();
        assertEquals(before, reports());
        assertTrue(Files.exists(result));
    }

    private void settings(String... keysAndValues) {
        Properties all = TestMaven.properties(keysAndValues);
        all.putAll(maven.request.getUserProperties());
        all.setProperty("gocontainer.smokeTest.runtime", "process");
        maven.request.setUserProperties(all);
    }

    private void test() {
        try (Stages stages = new Stages(maven.context(), BuildLog.silent())) {
            new SmokeTestStage(stages, stages.plan().smokeTest().orElseThrow()).run();
        }
    }

    private Path folder() {
        return module.resolve("target/surefire-reports");
    }

    private void report(String name, Map<String, String> properties) throws IOException {
        SurefireReport.write(
                new TestSuite(
                        name,
                        Duration.ZERO,
                        new TreeMap<>(properties),
                        List.of(new TestCase(name, "TestGood", Duration.ZERO, new TestOutcome.Passed(), "")),
                        ""),
                folder());
    }

    private Set<String> reports() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
