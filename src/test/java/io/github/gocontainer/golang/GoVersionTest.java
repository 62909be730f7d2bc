package io.github.gocontainer.golang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoVersionTest {

    @Test
    void ordersAsGoDoes() {
        List<String> ascending = List.of(
                "1.9",
                "1.20beta1",
                "1.20rc1",
                "1.20",
                "1.20.1",
                "1.21",
                "1.21rc1",
                "1.21rc2",
                "1.21.0",
                "1.21.10",
                "1.26",
                "1.26.8",
                "1.27rc1",
                "1.27.0",
                "2");
        List<GoVersion> versions = ascending.stream().map(GoVersion::new).toList();
        assertEquals(versions, versions.stream().sorted().toList());
        assertEquals(0, new GoVersion("1.20").compareTo(new GoVersion("1.20.0")));
        assertTrue(new GoVersion("1.26.8").isAtLeast(new GoVersion("1.26")));
        assertFalse(new GoVersion("1.26").isAtLeast(new GoVersion("1.26.0")));
    }

    @Test
    void parsesWhatGoPrints() {
        assertEquals("1.26.8", GoVersion.parse("go1.26.8").text());
        assertEquals("1.26.8", GoVersion.parse("go1.26.8 X:nogreenteagc\n").text());
        assertEquals("1.27rc1", GoVersion.parse("1.27rc1").text());
        assertEquals("", GoVersion.suffix("go1.26.8\n"));
        assertEquals(" X:nogreenteagc", GoVersion.suffix("go1.26.8 X:nogreenteagc\n"));
        assertEquals("-acme", GoVersion.suffix("go1.26.8-acme"));
        assertEquals(Optional.empty(), GoVersion.find("devel go1.28-0f1c2"));
        assertEquals("go1.26.8", new GoVersion("1.26.8").toolchain());
        assertEquals("1.26.0", new GoVersion("1.26").firstRelease().text());
        assertEquals("1.20", new GoVersion("1.20").firstRelease().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "go", "v1.26", "1.", "01.2", "1.2.3.4", "1.2rc", "1.2.3rc1", "1rc1", "latest"})
    void rejectsTheRestAndShowsTheForm(String text) {
        IllegalArgumentException rejection = assertThrows(IllegalArgumentException.class, () -> GoVersion.parse(text));
        assertTrue(rejection.getMessage().endsWith("expected for example 1.26.8, 1.27rc1 or 1.26"));
    }
}
