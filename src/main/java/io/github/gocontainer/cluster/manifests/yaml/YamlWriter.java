package io.github.gocontainer.cluster.manifests.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Writes a tree as people write YAML, with quotes where some reader would take a text for something else. */
public final class YamlWriter {

    private static final int NO_FOLDING = 100_000;

    private YamlWriter() {}

    /** One document, with a final line feed. */
    public static String write(JsonNode document) {
        DumpSettings settings = DumpSettings.builder()
                .setSchema(new CoreSchema())
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(NO_FOLDING)
                .setSplitLines(false)
                .build();
        Iterator<Event> events =
                new Serialize(settings).serializeOne(node(document)).iterator();
        return new Present(settings).emitToString(events);
    }

    private static Node node(JsonNode tree) {
        if (tree.isObject()) {
            List<NodeTuple> entries = new ArrayList<>();
            tree.properties()
                    .forEach(entry -> entries.add(new NodeTuple(text(entry.getKey()), node(entry.getValue()))));
            return new MappingNode(Tag.MAP, entries, entries.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
        }
        if (tree.isArray()) {
            List<Node> items = new ArrayList<>();
            tree.forEach(item -> items.add(node(item)));
            return new SequenceNode(Tag.SEQ, items, items.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
        }
        if (tree.isTextual()) {
            return text(tree.textValue());
        }
        Tag tag =
                tree.isBoolean() ? Tag.BOOL : tree.isNull() ? Tag.NULL : tree.isIntegralNumber() ? Tag.INT : Tag.FLOAT;
        return new ScalarNode(tag, true, tree.asText(), ScalarStyle.PLAIN, Optional.empty(), Optional.empty());
    }

    private static Node text(String value) {
        ScalarStyle style = ScalarStyle.PLAIN;
        if (value.contains("\n") && value.chars().allMatch(YamlWriter::isPrintable)) {
            style = ScalarStyle.LITERAL;
        } else if (PlainScalar.needsQuotes(value)) {
            style = ScalarStyle.DOUBLE_QUOTED;
        }
        return new ScalarNode(Tag.STR, value, style);
    }

    private static boolean isPrintable(int character) {
        return character == '\n' || character == '\t' || character >= ' ';
    }
}
