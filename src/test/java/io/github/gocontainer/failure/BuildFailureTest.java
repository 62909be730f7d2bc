package io.github.gocontainer.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuildFailureTest {

    @Test
    void theHintStandsOnALineOfItsOwn() {
        BuildFailure failure = new BuildFailure(FailureCode.SOURCES, "go.sum is old", "run go mod tidy");
        assertEquals("go.sum is old\nPerhaps you should run go mod tidy", failure.sentence());
        assertEquals(Optional.of("run go mod tidy"), failure.hint());
        assertEquals(FailureCode.SOURCES, failure.code());
    }

    @Test
    void withoutAHintTheSentenceIsTheMessage() {
        BuildFailure failure = new BuildFailure(FailureCode.NETWORK, "refused");
        assertEquals("refused", failure.sentence());
        assertEquals(Optional.empty(), failure.hint());
    }

    @Test
    void theCauseIsKept() {
        Exception cause = new Exception("cause");
        assertSame(cause, new BuildFailure(FailureCode.FILES, "failed", null, cause).getCause());
    }
}
