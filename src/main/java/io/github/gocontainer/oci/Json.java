package io.github.gocontainer.oci;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON documents as trees, so that fields that we do not know are carried over. */
public final class Json {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final DefaultPrettyPrinter PRETTY = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Parses a document; the exception of a malformed one names line and column, never the content. */
    public static JsonNode parse(byte[] document) throws IOException {
        try {
            return MAPPER.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IOException("not JSON" + place(e.getLocation()));
        } catch (CharConversionException e) {
            throw new IOException("not JSON: its bytes are no UTF-8");
        }
    }

    /** Where nothing but a limit of the parser was exceeded, no place is known. */
    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** The shortest form, as registries get it. */
    public static byte[] compact(JsonNode document) {
        return write(document, null);
    }

    /** Two spaces of indentation and a final line feed, the same on every system: for people and for diffs. */
    public static byte[] pretty(JsonNode document) {
        return (new String(write(document, PRETTY), StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] write(JsonNode document, @Nullable DefaultPrettyPrinter printer) {
        try {
            return (printer == null ? MAPPER.writer() : MAPPER.writer(printer)).writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree could not be written", e);
        }
    }
}
