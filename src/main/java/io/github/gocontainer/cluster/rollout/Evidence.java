package io.github.gocontainer.cluster.rollout;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What the cluster showed of a failed rollout before it was undone.
 *
 * @param conditions of the workload
 * @param pods those that are worst off
 * @param events the newest warnings first
 * @param notes what is missing here and why
 */
public record Evidence(List<String> conditions, List<Pod> pods, List<String> events, List<String> notes) {

    public Evidence {
        conditions = List.copyOf(conditions);
        pods = List.copyOf(pods);
        events = List.copyOf(events);
        notes = List.copyOf(notes);
    }

    /** One pod with what each of its containers is doing and has written. */
    public record Pod(String name, String node, List<Container> containers) {

        public Pod {
            containers = List.copyOf(containers);
        }
    }

    /**
     * One container.
     *
     * @param state in words
     * @param log the last lines that it has written
     * @param previousLog the last lines before its last restart
     */
    public record Container(
            String name, String image, String imageId, String state, List<String> log, List<String> previousLog) {

        public Container {
            log = List.copyOf(log);
            previousLog = List.copyOf(previousLog);
        }
    }

    /** For the console. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        conditions.forEach(condition -> lines.add("condition " + condition));
        for (Pod pod : pods) {
            lines.add("pod " + pod.name() + (pod.node().isEmpty() ? ", on no node yet" : " on " + pod.node()));
            for (Container container : pod.containers()) {
                lines.add("  container " + container.name() + ": " + container.state());
                lines.add("    image " + container.image()
                        + (container.imageId().isEmpty() ? ", not pulled" : ", pulled as " + container.imageId()));
                log(lines, "before the last restart it wrote", container.previousLog());
                log(lines, "it wrote", container.log());
            }
        }
        events.forEach(event -> lines.add("event " + event));
        lines.addAll(notes);
        return lines;
    }

    private static void log(List<String> lines, String head, List<String> log) {
        if (!log.isEmpty()) {
            lines.add("    " + head + ":");
            log.forEach(line -> lines.add("      | " + line));
        }
    }

    /** For {@code rollout.json}. */
    ObjectNode json() {
        ObjectNode document = Json.object();
        put(document, "conditions", conditions);
        ArrayNode array = document.putArray("pods");
        for (Pod pod : pods) {
            ObjectNode one = array.addObject().put("name", pod.name()).put("node", pod.node());
            ArrayNode containers = one.putArray("containers");
            for (Container container : pod.containers()) {
                ObjectNode state = containers
                        .addObject()
                        .put("name", container.name())
                        .put("image", container.image())
                        .put("imageId", container.imageId())
                        .put("state", container.state());
                put(state, "log", container.log());
                put(state, "previousLog", container.previousLog());
            }
        }
        put(document, "events", events);
        put(document, "notes", notes);
        return document;
    }

    private static void put(ObjectNode document, String name, List<String> texts) {
        ArrayNode array = document.putArray(name);
        texts.forEach(array::add);
    }
}
