package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {

    @ParameterizedTest
    @EnumSource(FailureCode.class)
    void whatTheUserCanMendIsAFailureAndTheRestAnError(FailureCode code) throws MojoFailureException {
        BuildFailure failure = new BuildFailure(code, "it failed", "try again");
        Exception translated = code.mendable()
                ? assertThrows(MojoFailureException.class, () -> Failures.translated(failure, true))
                : Failures.translated(failure, true);
        assertEquals(
                code.mendable() ? MojoFailureException.class : MojoExecutionException.class, translated.getClass());
        assertEquals("it failed\nPerhaps you should try again", translated.getMessage());
        assertSame(failure, translated.getCause());
    }

    @Test
    void withoutStackTracesNothingIsRepeatedBehindTheMessage() throws MojoFailureException {
        BuildFailure failure = new BuildFailure(FailureCode.REGISTRY, "it failed", null, new IOException("low level"));
        assertNull(Failures.translated(failure, false).getCause());
    }
}
