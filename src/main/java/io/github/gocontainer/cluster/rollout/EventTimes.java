package io.github.gocontainer.cluster.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** When something happened by the server's clock, as text of ISO 8601 in whole seconds, which sorts as time does. */
final class EventTimes {

    private static final int SECONDS = "2026-11-24T20:00:00".length();

    private EventTimes() {}

    /** When an event was seen last. */
    static String of(JsonNode event) {
        return Stream.of("lastTimestamp", "eventTime", "firstTimestamp")
                .map(name -> event.path(name).asText(""))
                .filter(text -> !text.isEmpty() && !text.equals("null"))
                .findFirst()
                .map(EventTimes::seconds)
                .orElse("");
    }

    static List<JsonNode> newestFirst(List<JsonNode> events) {
        return events.stream()
                .sorted(Comparator.comparing(EventTimes::of).reversed())
                .toList();
    }

    /** When somebody last changed what is wanted of a workload. */
    static String lastChange(Workload workload) {
        String last = "";
        for (JsonNode entry : workload.metadata().path("managedFields")) {
            String time = seconds(entry.path("time").asText(""));
            if (!entry.has("subresource") && time.compareTo(last) > 0) {
                last = time;
            }
        }
        return last;
    }

    private static String seconds(String time) {
        return time.length() > SECONDS ? time.substring(0, SECONDS) : time;
    }
}
