package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MavenContextTest {

    private final TestMaven maven = new TestMaven();

    @ParameterizedTest
    @CsvSource({
        "default, ''",
        "default-cli, ''",
        "default-image, ''",
        "default-push, ''",
        "debug, debug",
        "defaults, defaults",
        "default-smoke-test, ''",
        "default-debug, default-debug",
        "default-, default-",
    })
    void onlyTheDefaultExecutionsHaveNoName(String id, String name) {
        assertEquals(name, MavenContext.executionName(id).orElse(""));
        assertEquals(name, maven.context("push", id).request().execution().orElse(""));
    }

    @Test
    void everyGoalIsSkippedByOnePropertyAndEachByItsOwn() {
        assertFalse(maven.context().isSkipped());
        maven.request.setUserProperties(TestMaven.properties("gocontainer.push.skip", "true"));
        assertTrue(maven.context().isSkipped());
        assertEquals("gocontainer.push.skip is true", maven.context().skipReason());
        assertFalse(maven.context("image", "default-image").isSkipped());
        maven.request.setUserProperties(TestMaven.properties("gocontainer.skip", " true"));
        assertEquals("-Dgocontainer.skip is true", maven.context().skipReason());
        assertTrue(maven.context("image", "default-image").isSkipped());
    }

    @Test
    void theCommandLineWinsOverAPropertyThatSkips() {
        maven.context().project().getProperties().setProperty("gocontainer.push.skip", "true");
        assertTrue(maven.context().isSkipped());
        maven.request.setUserProperties(TestMaven.properties("gocontainer.push.skip", "false"));
        assertFalse(maven.context().isSkipped());
    }

    @Test
    void textsOfThePomHaveNoLineBreaks() {
        maven.context().project().setDescription("\n  Says\n    hello.\n");
        maven.context().project().setUrl(" ");
        assertEquals(
                "Says hello.", maven.context().request().project().description().orElseThrow());
        assertTrue(maven.context().request().project().url().isEmpty());
        assertTrue(maven.context().request().project().sourceUrl().isEmpty());
    }

    @Test
    void executionsShareNothingWithOneAnother() {
        maven.context("compile", "default-compile").share("compiled", "x");
        assertEquals(
                "x",
                maven.context("image", "default-image")
                        .shared("compiled", String.class)
                        .orElseThrow());
        assertTrue(
                maven.context("image", "debug").shared("compiled", String.class).isEmpty());
        assertTrue(maven.context("image", "default-image")
                .shared("compiled", Integer.class)
                .isEmpty());
    }
}
