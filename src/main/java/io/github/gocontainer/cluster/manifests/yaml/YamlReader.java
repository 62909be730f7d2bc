package io.github.gocontainer.cluster.manifests.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads the documents of a file, and lets each of their texts be replaced before it is understood. */
public final class YamlReader {

    private static final String MERGE = "<<";
    private static final int DEEPEST = 100;

    private final String file;
    private final ScalarText text;

    /**
     * @param file its name in sentences
     * @param text what becomes of every text, keys and values
     */
    public YamlReader(String file, ScalarText text) {
        this.file = file;
        this.text = text;
    }

    /**
     * The documents, without empty ones.
     *
     * @throws BuildFailure with the line where it is no YAML or no document of named values
     */
    public List<YamlDocument> read(String content) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(new FailsafeSchema())
                .setAllowNonScalarKeys(true)
                .build();
        List<YamlDocument> documents = new ArrayList<>();
        try {
            for (Node node : new Compose(settings).composeAllFromString(content)) {
                JsonNode tree = tree(node, 0);
                if (tree instanceof ObjectNode object) {
                    documents.add(new YamlDocument(place(node), object));
                } else if (!tree.isNull()) {
                    throw broken(place(node), "a document is a list or a single value: expected fields such as kind");
                }
            }
        } catch (MarkedYamlEngineException e) {
            throw broken(
                    e.getProblemMark().map(this::place).orElse(file),
                    (e.getContext() == null ? "" : e.getContext() + ": ") + e.getProblem());
        } catch (YamlEngineException e) {
            throw broken(file, String.valueOf(e.getMessage()));
        }
        return documents;
    }

    private JsonNode tree(Node node, int depth) {
        if (depth > DEEPEST) {
            throw broken(place(node), "it is nested more than " + DEEPEST + " levels deep, or contains itself");
        }
        if (node instanceof MappingNode mapping) {
            return object(mapping, depth);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            sequence.getValue().forEach(item -> array.add(tree(item, depth + 1)));
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private JsonNode scalar(ScalarNode node) {
        String value = text.of(node.getValue(), place(node));
        return node.isPlain() ? PlainScalar.of(value) : JsonNodeFactory.instance.textNode(value);
    }

    private ObjectNode object(MappingNode mapping, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw broken(place(tuple.getKeyNode()), "a key is a list or an object: expected a name");
            }
            JsonNode value = tree(tuple.getValueNode(), depth + 1);
            if (key.isPlain() && key.getValue().equals(MERGE)) {
                merge(merged, value, place(key));
            } else {
                put(object, text.of(key.getValue(), place(key)), value, place(key));
            }
        }
        merged.properties().forEach(entry -> {
            if (!object.has(entry.getKey())) {
                object.set(entry.getKey(), entry.getValue());
            }
        });
        return object;
    }

    private static void put(ObjectNode object, String name, JsonNode value, String place) {
        if (object.has(name)) {
            throw broken(place, "'" + name + "' stands there twice");
        }
        object.set(name, value);
    }

    private void merge(ObjectNode into, JsonNode value, String place) {
        if (value.isArray()) {
            value.forEach(item -> merge(into, item, place));
        } else if (value.isObject()) {
            value.properties().forEach(entry -> {
                if (!into.has(entry.getKey())) {
                    into.set(entry.getKey(), entry.getValue().deepCopy());
                }
            });
        } else {
            throw broken(
                    place, "<< is neither an alias of fields nor a list of such: expected for example <<: *common");
        }
    }

    private String place(Node node) {
        return node.getStartMark().map(this::place).orElse(file);
    }

    private String place(Mark mark) {
        return file + ":" + (mark.getLine() + 1);
    }

    private static BuildFailure broken(String place, String why) {
        return new BuildFailure(
                FailureCode.CONFIGURATION,
                place + " cannot be read as YAML: " + why,
                "correct the file; text with { } [ ] # or ': ' in it, such as ${NAME:a: b}, needs quotes around it");
    }
}
