package io.github.gocontainer.cluster.apply;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What a deployment would do with one object.
 *
 * @param object its kind and name
 * @param action {@code create}, {@code change} or {@code keep}
 */
public record ObjectPlan(String object, String action, List<Field> fields) {

    /** One field: as a line, and its values as text; empty where there is none. */
    public record Field(String line, String path, String before, String after) {}

    public ObjectPlan {
        fields = List.copyOf(fields);
    }

    static ObjectPlan created(String object) {
        return new ObjectPlan(object, "create", List.of());
    }

    static ObjectPlan of(PlannedObject planned) {
        String name = planned.name().toString();
        if (planned.isNew()) {
            return created(name);
        }
        List<Field> fields = new ArrayList<>();
        planned.changes()
                .forEach(change -> fields.add(new Field(
                        change.toString(),
                        change.path(),
                        FieldChange.text(change.before()),
                        FieldChange.text(change.after()))));
        return new ObjectPlan(name, fields.isEmpty() ? "keep" : "change", fields);
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                switch (action) {
                    case "create" -> "would create " + object;
                    case "change" -> "would change " + object;
                    default -> "would leave " + object + " as it is";
                });
        fields.forEach(field -> lines.add("  " + field.line()));
        return lines;
    }

    /** For programs. */
    public static byte[] json(String cluster, String namespace, List<ObjectPlan> plans) {
        ObjectNode document = Json.object();
        document.put("schemaVersion", 1).put("cluster", cluster).put("namespace", namespace);
        ArrayNode objects = document.putArray("objects");
        for (ObjectPlan plan : plans) {
            ObjectNode object = objects.addObject().put("object", plan.object()).put("action", plan.action());
            ArrayNode fields = object.putArray("fields");
            plan.fields()
                    .forEach(field -> fields.addObject()
                            .put("path", field.path())
                            .put("before", field.before())
                            .put("after", field.after()));
        }
        return Json.pretty(document);
    }
}
