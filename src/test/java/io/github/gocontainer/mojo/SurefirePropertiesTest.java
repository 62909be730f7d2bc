package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SurefirePropertiesTest {

    private final Properties commandLine = new Properties();
    private final Properties project = new Properties();
    private final SurefireProperties surefire = new SurefireProperties(commandLine, project);

    @Test
    void nothingSaidMeansThatTestsRunAndCount() {
        assertEquals(Optional.empty(), surefire.skip());
        assertEquals(Optional.empty(), surefire.selection());
        assertFalse(surefire.failureIgnore());
        assertTrue(surefire.failIfNothingSelected());
    }

    @Test
    void thePomCountsAndTheCommandLineWins() {
        project.setProperty("skipTests", "true");
        assertEquals(Optional.of("skipTests is true"), surefire.skip());
        commandLine.setProperty("skipTests", "false");
        assertEquals(Optional.empty(), surefire.skip());
        commandLine.setProperty("maven.test.skip", "true");
        assertEquals(Optional.of("maven.test.skip is true"), surefire.skip());
        project.setProperty("maven.test.failure.ignore", "true");
        assertTrue(surefire.failureIgnore());
        commandLine.setProperty("test", "TestOrder");
        assertEquals(Optional.of("TestOrder"), surefire.selection());
        commandLine.setProperty("surefire.failIfNoSpecifiedTests", "false");
        assertFalse(surefire.failIfNothingSelected());
    }
}
