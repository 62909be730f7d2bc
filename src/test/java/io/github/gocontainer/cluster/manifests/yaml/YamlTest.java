package io.github.gocontainer.cluster.manifests.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.oci.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {

    /** What kubectl 1.35 makes of the same texts: {@code kubectl label --local -o json}. */
    @ParameterizedTest
    @CsvSource({
        "0644, 420",
        "0o17, 15",
        "0x1F, 31",
        "0b101, 5",
        "-7, -7",
        "1_000, 1000",
        "12345678901234567890, 12345678901234567890",
        "1.5, 1.5",
        "yes, true",
        "on, true",
        "n, false",
        "True, true",
        "~, null",
        "'', null",
        "1.2.3, '\"1.2.3\"'",
        "08, 8",
        "1Gi, '\"1Gi\"'",
        "'\"yes\"', '\"yes\"'",
        "'''0644''', '\"0644\"'",
    })
    void scalarsMeanWhatTheyMeanToKubectl(String text, String json) {
        assertEquals("{\"a\":" + json + "}", json("a: " + text));
    }

    @Test
    void aFileHasSeveralDocumentsAndEachKnowsItsLine() {
        List<YamlDocument> documents =
                read("# first\n---\nkind: A\n---\n# nothing\n---\nkind: B\nlist:\n- 1\n- {x: z}\n---\n");
        assertEquals(2, documents.size());
        assertEquals("all.yaml:3", documents.get(0).place());
        assertEquals("all.yaml:7", documents.get(1).place());
        assertEquals(
                "{\"kind\":\"B\",\"list\":[1,{\"x\":\"z\"}]}",
                text(documents.get(1).content()));
    }

    @Test
    void aliasesAndMergedMapsAreSpelledOut() {
        assertEquals(
                "{\"base\":{\"x\":1,\"y\":2},\"over\":{\"y\":3,\"x\":1},\"same\":{\"x\":1,\"y\":2}}",
                json("base: &b {x: 1, y: 2}\nover:\n  <<: *b\n  y: 3\nsame: *b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [1", "a: 1\na: 2", "a: b: c", "- 1", "text", "a: *nobody", "? [1]\n: 2", "a: &x [*x]"})
    void whatIsNoYamlIsRefusedWithFileAndLine(String text) {
        BuildFailure failure = assertThrows(BuildFailure.class, () -> read("# a comment\n" + text));
        assertTrue(
                failure.getMessage().matches("(?s)all\\.yaml:[23] cannot be read as YAML: .+"), failure.getMessage());
    }

    @Test
    void textsAreReplacedBeforeTheyAreUnderstoodAndStayOneValue() {
        List<YamlDocument> documents = new YamlReader("a.yaml", (text, place) -> text.equals("X") ? "a: b\nc: 7" : text)
                .read("x: X\ny: 'X'\n");
        assertEquals(
                "{\"x\":\"a: b\\nc: 7\",\"y\":\"a: b\\nc: 7\"}",
                text(documents.get(0).content()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "no",
                "on",
                "y",
                "null",
                "~",
                "",
                "0644",
                "1.0",
                "1e3",
                " a",
                "a ",
                "a: b",
                "a #b",
                "- a",
                "{a",
                "[a",
                "*a",
                "&a",
                "!a",
                "|",
                ">",
                "%a",
                "@a",
                "`a",
                "'a'",
                "\"a\"",
                "a\nb",
                "a\nb\n",
                "\n",
                "\ta",
                "a\u0007b",
                "ü€",
                "12:30:45",
                "2026-11-24",
                ".inf",
                "=",
                "<<",
                "a\n  b\nc\n",
                "  a\nb",
                "?",
                "-",
                "---",
                "...",
                "0x1g",
                "1_0"
            })
    void whatIsWrittenIsReadAgain(String text) {
        ObjectNode document = Json.object().put("kind", text);
        document.putObject("nested")
                .put(text.isEmpty() ? "empty" : text, 1)
                .putArray("list")
                .add(text)
                .add(true);
        document.putObject("none");
        document.putArray("empty");
        String written = YamlWriter.write(document);
        assertEquals(text(document), json(written), written);
    }

    @Test
    void whatIsWrittenLooksAsPeopleWriteIt() {
        ObjectNode document =
                Json.object().put("kind", "Deployment").put("version", "1.0").put("count", 3);
        document.putObject("spec").putArray("args").add("-a").add("b c").add("yes");
        document.putObject("data").put("script", "#!/bin/sh\necho \"$HOME\"\n");
        assertEquals("""
                kind: Deployment
                version: "1.0"
                count: 3
                spec:
                  args:
                  - -a
                  - b c
                  - "yes"
                data:
                  script: |
                    #!/bin/sh
                    echo "$HOME"
                """, YamlWriter.write(document));
    }

    private static List<YamlDocument> read(String text) {
        return new YamlReader("all.yaml", (written, place) -> written).read(text);
    }

    private static String json(String text) {
        return text(read(text).get(0).content());
    }

    private static String text(ObjectNode node) {
        return new String(Json.compact(node), StandardCharsets.UTF_8);
    }
}
