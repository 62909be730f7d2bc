package io.github.gocontainer.cluster.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A pod as the server sent it.
 *
 * @param document with everything that this plugin does not know
 */
public record PodState(JsonNode document) {

    public String name() {
        return document.path("metadata").path("name").asText();
    }

    String uid() {
        return document.path("metadata").path("uid").asText();
    }

    /** Where it runs; empty text before that is decided. */
    public String node() {
        return document.path("spec").path("nodeName").asText("");
    }

    public boolean isBeingDeleted() {
        return document.path("metadata").has("deletionTimestamp");
    }

    public boolean isReady() {
        return Workload.condition(document, "Ready").path("status").asText().equals("True");
    }

    /** The names of its containers, those that run before the others first. */
    public List<String> containerNames() {
        List<String> names = new ArrayList<>();
        for (String list : List.of("initContainers", "containers")) {
            document.path("spec")
                    .path(list)
                    .forEach(container -> names.add(container.path("name").asText()));
        }
        return names;
    }

    /** The image that the specification names for a container; in the status, some runtimes write a name of their own. */
    public String image(String container) {
        for (String list : List.of("initContainers", "containers")) {
            for (JsonNode candidate : document.path("spec").path(list)) {
                if (candidate.path("name").asText().equals(container)) {
                    return candidate.path("image").asText();
                }
            }
        }
        return "";
    }

    /** Whether it is one of those that run before the others, and has done its work: it is not started again. */
    boolean hasPassed(ContainerState container) {
        for (JsonNode candidate : document.path("spec").path("initContainers")) {
            if (candidate.path("name").asText().equals(container.name())) {
                return !candidate.path("restartPolicy").asText().equals("Always")
                        && container
                                        .document()
                                        .path("state")
                                        .path("terminated")
                                        .path("exitCode")
                                        .asInt(-1)
                                == 0;
            }
        }
        return false;
    }

    /** What the kubelet says about each container, those that run before the others first. */
    public List<ContainerState> containers() {
        List<ContainerState> states = new ArrayList<>();
        for (String list : List.of("initContainerStatuses", "containerStatuses")) {
            document.path("status").path(list).forEach(status -> states.add(new ContainerState(status)));
        }
        return states;
    }

    /** What the kubelet says about one container. */
    public record ContainerState(JsonNode document) {

        public String name() {
            return document.path("name").asText();
        }

        /** What the runtime has pulled, mostly {@code repository@digest}; empty text before that. */
        public String imageId() {
            return document.path("imageID").asText("");
        }

        public long restarts() {
            return document.path("restartCount").asLong();
        }

        JsonNode waiting() {
            return document.path("state").path("waiting");
        }

        /** How it ended, now or the last time; a missing node when it never did. */
        JsonNode terminated() {
            JsonNode now = document.path("state").path("terminated");
            return now.isObject() ? now : document.path("lastState").path("terminated");
        }

        /** In words, for people. */
        public String words() {
            StringBuilder words = new StringBuilder();
            if (waiting().isObject()) {
                words.append("waiting: ").append(waiting().path("reason").asText());
                append(words, ": ", waiting().path("message").asText(""));
            } else if (document.path("state").has("running")) {
                words.append("running, ").append(document.path("ready").asBoolean() ? "ready" : "not ready");
            } else if (document.path("state").has("terminated")) {
                words.append("ended");
            } else {
                words.append("not started");
            }
            append(words, "; ", ending());
            if (restarts() > 0) {
                words.append("; ").append(restarts()).append(restarts() == 1 ? " restart" : " restarts");
            }
            return words.toString();
        }

        /** How it ended the last time, for example {@code exit code 137 (OOMKilled)}; empty when it never did. */
        public String ending() {
            JsonNode terminated = terminated();
            if (!terminated.isObject()) {
                return "";
            }
            StringBuilder words =
                    new StringBuilder("exit code " + terminated.path("exitCode").asInt());
            String reason = terminated.path("reason").asText("");
            append(words, " (", reason.isEmpty() ? "" : reason + ")");
            append(words, ": ", terminated.path("message").asText("").strip());
            return words.toString();
        }

        private static void append(StringBuilder words, String before, String text) {
            if (!text.isEmpty()) {
                words.append(before).append(text);
            }
        }
    }
}
