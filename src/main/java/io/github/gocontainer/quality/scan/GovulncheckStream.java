package io.github.gocontainer.quality.scan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The messages of one run of govulncheck as they come, in the format of its {@code -format json}: JSON objects, each of
 * which ends with a line of one brace.
 */
final class GovulncheckStream implements Consumer<String> {

    private static final String PROTOCOL = "v1.";

    /**
     * What it found in one module.
     *
     * @param trace the way to it, as far as it is known
     */
    record Finding(String id, String module, String version, Optional<String> fixed, Reach reach, String trace) {}

    /** What the database says about a vulnerability. */
    record Entry(List<String> aliases, String summary) {}

    private final StringBuilder message = new StringBuilder();
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private Optional<String> version = Optional.empty();
    private Optional<String> database = Optional.empty();
    private Optional<String> trouble = Optional.empty();

    @Override
    public void accept(String line) {
        message.append(line).append('\n');
        if (line.equals("}")) {
            String text = message.toString();
            message.setLength(0);
            try {
                understand(Json.parse(text.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                trouble = Optional.of("it said what cannot be understood: " + e.getMessage());
            }
        }
    }

    /** Why what it said cannot be relied on; empty for a whole stream. */
    Optional<String> trouble() {
        if (trouble.isPresent()) {
            return trouble;
        }
        if (version.isEmpty() || !message.toString().isBlank()) {
            return Optional.of("it ended in the middle of what it had to say");
        }
        return Optional.empty();
    }

    Optional<String> version() {
        return version;
    }

    Optional<String> database() {
        return database;
    }

    /** The furthest reach for each vulnerability and module. */
    List<Finding> findings() {
        return List.copyOf(findings.values());
    }

    Entry entry(String id) {
        return entries.getOrDefault(id, new Entry(List.of(), ""));
    }

    private void understand(JsonNode node) {
        JsonNode config = node.path("config");
        if (config.isObject()) {
            version = Optional.of(config.path("scanner_version").asText());
            database = Optional.of(config.path("db_last_modified").asText()).filter(text -> !text.isEmpty());
            if (!config.path("protocol_version").asText().startsWith(PROTOCOL)) {
                trouble = Optional.of("it speaks protocol "
                        + config.path("protocol_version").asText() + ", and this plugin understands " + PROTOCOL + "x");
            }
        }
        JsonNode osv = node.path("osv");
        if (osv.isObject()) {
            List<String> aliases = new ArrayList<>();
            osv.path("aliases").forEach(alias -> aliases.add(alias.asText()));
            entries.put(
                    osv.path("id").asText(),
                    new Entry(aliases, osv.path("summary").asText().strip()));
        }
        JsonNode finding = node.path("finding");
        if (finding.isObject()) {
            Finding found = finding(finding);
            findings.merge(
                    found.id() + " " + found.module(),
                    found,
                    (one, other) -> other.reach().compareTo(one.reach()) > 0 ? other : one);
        }
    }

    private static Finding finding(JsonNode node) {
        JsonNode first = node.path("trace").path(0);
        Reach reach = first.has("function") ? Reach.CALLED : first.has("package") ? Reach.IMPORTED : Reach.REQUIRED;
        return new Finding(
                node.path("osv").asText(),
                first.path("module").asText(),
                first.path("version").asText(),
                Optional.of(node.path("fixed_version").asText()).filter(text -> !text.isEmpty()),
                reach,
                reach == Reach.CALLED ? trace(node.path("trace")) : "");
    }

    /** From the program to the vulnerable function, with the place of the first call. */
    private static String trace(JsonNode frames) {
        List<String> steps = new ArrayList<>();
        for (int at = frames.size() - 1; at >= 0; at--) {
            JsonNode frame = frames.path(at);
            String receiver = frame.path("receiver").asText().replaceFirst("^\\*", "");
            String name = frame.path("package").asText() + "."
                    + (receiver.isEmpty() ? "" : receiver + ".")
                    + frame.path("function").asText();
            JsonNode position = frame.path("position");
            boolean entry = at == frames.size() - 1 && at > 0;
            steps.add(
                    entry && position.has("line")
                            ? name + " (" + position.path("filename").asText() + ":"
                                    + position.path("line").asInt() + ")"
                            : name);
        }
        return String.join(" -> ", steps);
    }
}
