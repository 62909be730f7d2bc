package io.github.gocontainer.cluster.manifests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {

    private static final Variables VARIABLES = new Variables(List.of(
            new Variables.Source("-D", Map.of("A", "command line")),
            new Variables.Source("the environment", Map.of("A", "environment", "B", "from ${A}", "EMPTY", "")),
            new Variables.Source("properties", Map.of("B", "property", "project.version", "1.0"))));

    private final Placeholders placeholders = new Placeholders(
            VARIABLES::find,
            reference -> reference.startsWith("ko://example.org/shop") ? Optional.of("r@sha256:1") : Optional.empty());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${A} | command line",
                "x${A}y${project.version}z | xcommand liney1.0z",
                "${B} | from ${A}",
                "${EMPTY:default} | ''",
                "${C:default} | default",
                "${C:} | ''",
                "${C:a:b} | a:b",
                "${C:{\"x\":{}}} | {\"x\":{}}",
                "${C:${A}} | command line",
                "${C:${D:deep}}! | deep!",
                "$${A} | ${A}",
                "$$${A} | $${A}",
                "$A $(A) $ {A} } { | $A $(A) $ {A} } {",
                "a$$b | a$$b",
                "ko://example.org/shop/cmd/api | r@sha256:1",
                "${C:ko://example.org/shop} | r@sha256:1",
            })
    void fillsIn(String written, String filled) {
        assertEquals(filled, placeholders.of(written, "a.yaml:1"));
        assertDoesNotThrow(() -> placeholders.check(VARIABLES.words()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${C}", "${1}", "${}", "${A", "${C:${D}}", "${#A}", "${a b}", "ko://example.org/other"})
    void refusesTheRestWithFileAndLine(String written) {
        placeholders.of("fine", "a.yaml:1");
        placeholders.of(written, "a.yaml:2");
        BuildFailure failure = assertThrows(BuildFailure.class, () -> placeholders.check(VARIABLES.words()));
        assertTrue(failure.getMessage().contains("\n  a.yaml:2: "), failure.getMessage());
        assertTrue(failure.hint().orElseThrow().contains("-D, the environment, properties"), failure.sentence());
        assertTrue(failure.hint().orElseThrow().contains("$${NAME}"), failure.sentence());
    }

    @Test
    void allThatIsUnknownIsSaidAtOnce() {
        placeholders.of("${HOST} ${PORT}", "a.yaml:2");
        placeholders.of("${HOST}", "b.yaml:9");
        BuildFailure failure = assertThrows(BuildFailure.class, () -> placeholders.check(""));
        assertEquals("""
                not everything could be filled in:
                  a.yaml:2: ${HOST} has no value and no default
                  a.yaml:2: ${PORT} has no value and no default
                  b.yaml:9: ${HOST} has no value and no default""", failure.getMessage());
    }
}
