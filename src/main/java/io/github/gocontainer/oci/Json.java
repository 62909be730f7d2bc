package io.github.gocontainer.oci;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON documents as trees, so that fields that we do not know are carried over; without Jackson's
 * ObjectMapper, whose three hundred classes cost every build a tenth of a second.
 */
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DefaultPrettyPrinter PRETTY = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Parses a document; the exception of a malformed one names line and column, never the content. */
    public static JsonNode parse(byte[] document) throws IOException {
        try {
            return JsonReader.read(FACTORY, document);
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
        return write(document, false);
    }

    /** Two spaces of indentation and a final line feed, the same on every system: for people and for diffs. */
    public static byte[] pretty(JsonNode document) {
        return write(document, true);
    }

    private static byte[] write(JsonNode document, boolean pretty) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            if (pretty) {
                generator.setPrettyPrinter(PRETTY.createInstance());
            }
            write(document, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("A JSON tree could not be written", e);
        }
        if (pretty) {
            out.write('\n');
        }
        return out.toByteArray();
    }

    private static void write(JsonNode node, JsonGenerator generator) throws IOException {
        if (node.isObject()) {
            generator.writeStartObject();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                generator.writeFieldName(field.getKey());
                write(field.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (node.isArray()) {
            generator.writeStartArray();
            for (JsonNode item : node) {
                write(item, generator);
            }
            generator.writeEndArray();
        } else {
            writeScalar(node, generator);
        }
    }

    private static void writeScalar(JsonNode node, JsonGenerator generator) throws IOException {
        switch (node.getNodeType()) {
            case STRING -> generator.writeString(node.textValue());
            case BOOLEAN -> generator.writeBoolean(node.booleanValue());
            case NUMBER ->
                generator.writeNumber(
                        node.isIntegralNumber() ? node.bigIntegerValue().toString() : node.asText());
            case NULL -> generator.writeNull();
            default -> throw new IOException("a " + node.getNodeType() + " is no JSON");
        }
    }
}
