package io.github.gocontainer.oci;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.testbed.Expected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    @Test
    void prettyDocumentsAreTheSameOnEverySystem() {
        ObjectNode document = Json.object();
        document.put("text", "ü \"\n");
        document.put("number", 1);
        document.putObject("empty");
        document.putArray("none");
        document.putArray("list").add("a").add(true).addNull();
        document.putObject("nested").put("k", "v");
        String expected = Expected.text(getClass(), "pretty.json");
        assertEquals(expected, new String(Json.pretty(document), StandardCharsets.UTF_8));
        assertEquals(expected, new String(Json.pretty(document), StandardCharsets.UTF_8));
    }

    @Test
    void compactDocumentsHaveNoSpaceAndKeepTheOrder() throws IOException {
        byte[] document = "{\"z\":1,\"a\":[1,{\"unknown\":null}],\"m\":1.5}".getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(document, Json.compact(Json.parse(document)));
    }

    @Test
    void theLastOfTwoEqualKeysWinsAsInGo() throws IOException {
        assertEquals(2, parse("{\"a\":1,\"a\":2}").path("a").asInt());
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"password\":\"hunter2}', 1",
        "'{\"password\":hunter2}', 1",
        "'{\n\"password\" \"hunter2\"}', 2",
        "'hunter2', 1",
        "'{} hunter2', 1",
        "'{\"a\":\"hunter2\"} {\"b\":1}', 1",
    })
    void aMalformedDocumentIsNamedByItsPlaceNeverByItsContent(String document, int line) {
        IOException e = assertThrows(IOException.class, () -> parse(document));
        assertTrue(e.getMessage().startsWith("not JSON at line " + line + ", column "), e.getMessage());
        assertFalse(e.toString().contains("hunter"), e.toString());
        assertEquals(null, e.getCause());
    }

    @Test
    void brokenEncodingsAndBottomlessNestingAreNoJson() {
        assertThrows(IOException.class, () -> Json.parse(new byte[] {'"', (byte) 0xff, '"'}));
        assertThrows(IOException.class, () -> Json.parse(new byte[] {0, 0, 0x7f, 0x7f}));
        IOException e = assertThrows(IOException.class, () -> parse("[".repeat(100_000)));
        assertTrue(e.getMessage().startsWith("not JSON"), e.getMessage());
    }

    private static JsonNode parse(String document) throws IOException {
        return Json.parse(document.getBytes(StandardCharsets.UTF_8));
    }
}
