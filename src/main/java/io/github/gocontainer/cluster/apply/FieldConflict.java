package io.github.gocontainer.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.cluster.ApiReply;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field that a manifest sets and that somebody else owns with another value.
 *
 * @param field for example {@code .spec.replicas}
 * @param manager in the words of the server, for example {@code "kubectl-edit" using apps/v1}
 */
record FieldConflict(String field, String manager) {

    private static final int CONFLICT = 409;
    private static final Pattern MESSAGE = Pattern.compile("conflict with (.+)");

    /** Those that the server lists; none when its answer is about something else. */
    static List<FieldConflict> of(ApiReply reply) {
        List<FieldConflict> conflicts = new ArrayList<>();
        if (reply.status() == CONFLICT) {
            for (JsonNode cause : reply.json().path("details").path("causes")) {
                if (cause.path("reason").asText().equals("FieldManagerConflict")) {
                    Matcher message = MESSAGE.matcher(cause.path("message").asText());
                    conflicts.add(new FieldConflict(
                            cause.path("field").asText(), message.matches() ? message.group(1) : "another manager"));
                }
            }
        }
        return conflicts;
    }

    /** Whether the other one is ourselves with a request of another kind, as a rollback by hand is one. */
    boolean isWith(String fieldManager) {
        return manager.equals("\"" + fieldManager + "\"") || manager.startsWith("\"" + fieldManager + "\" ");
    }

    @Override
    public String toString() {
        return field + " is owned by " + manager;
    }
}
