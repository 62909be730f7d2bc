package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.reliability.FaultCase;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

    @ParameterizedTest
    @ValueSource(strings = {"?", "", "relative/home"})
    @FaultCase("C8")
    void aHomeThatIsNoneIsTakenFromTheEnvironmentElseRefused(String userHome) {
        Environment known = environment(userHome, Map.of("HOME", "/home/me"));
        assertEquals(Path.of("/home/me"), known.home());
        assertEquals(Optional.of(Path.of("/home/me/.cache/gocontainer")), known.cacheDirectory());
        Environment unknown = environment(userHome, Map.of("HOME", "?"));
        assertEquals(Optional.empty(), unknown.cacheDirectory());
        BuildFailure failure = assertThrows(BuildFailure.class, unknown::home);
        assertTrue(failure.hint().orElseThrow().contains("-Duser.home"));
    }

    @Test
    @FaultCase("C8")
    void cachesLieWhereTheUserWantsThemWithoutAnyHome() {
        assertEquals(
                Optional.of(Path.of("/caches/gocontainer")),
                environment("?", Map.of("XDG_CACHE_HOME", "/caches")).cacheDirectory());
        assertEquals(
                Optional.of(Path.of("/home/java/.cache/gocontainer")),
                environment("/home/java", Map.of("HOME", "/home/me")).cacheDirectory());
    }

    private static Environment environment(String userHome, Map<String, String> variables) {
        return new Environment(TestMaven.properties("user.home", userHome, "os.name", "Linux"), variables);
    }
}
