package io.github.gocontainer.golang;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoFlagsTest {

    @Test
    void splitsAndJoinsAsGoDoes() {
        List<String> flags = List.of("-tags=a,b", "-ldflags=-s -w");
        assertEquals(flags, GoFlags.split(" -tags=a,b  '-ldflags=-s -w' "));
        assertEquals("-buildvcs=false -tags=a,b '-ldflags=-s -w'", GoFlags.join(flags));
        assertEquals("-buildvcs=false", GoFlags.join(List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-mod=vendor", "-mod=readonly", "-modcacherw", "-buildvcs=false", "-trimpath", "-p=4", "-x"})
    void harmlessFlagsPass(String flag) {
        assertTrue(GoFlags.isHarmless(flag));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-tags=x", "-ldflags=-s", "-race", "-gcflags=-N", "-mod=mod", "-modfile=x", "-cover", "-pgo=x"})
    void othersDoNot(String flag) {
        assertFalse(GoFlags.isHarmless(flag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-mod=mod", "--mod=mod", "-mod mod", "-toolexec=/bin/evil", "--overlay=x", "-overlay x"})
    void dangerousFlagsAreRefused(String flag) {
        assertThrows(BuildFailure.class, () -> GoFlags.check(List.of(flag), "<go><ldflags>", false));
    }

    @Test
    void toolexecCanBeAllowedRewritingModulesCannot() {
        assertDoesNotThrow(() -> GoFlags.check(List.of("-toolexec=x"), "GOFLAGS", true));
        assertThrows(BuildFailure.class, () -> GoFlags.check(List.of("-mod=mod"), "GOFLAGS", true));
    }
}
