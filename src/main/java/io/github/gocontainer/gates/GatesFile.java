package io.github.gocontainer.gates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code gates.json}: the last result of every gate.
 *
 * @param file where it is or will be
 */
public record GatesFile(Path file) {

    private static final int SCHEMA = 1;

    /** The last result of every gate by its name; none when nothing was judged yet. */
    public SortedMap<String, GateResult> read() throws IOException {
        SortedMap<String, GateResult> results = new TreeMap<>();
        if (Files.isRegularFile(file)) {
            JsonNode document = Json.parse(Files.readAllBytes(file));
            if (document.path("schemaVersion").asInt() != SCHEMA) {
                throw new IOException(file + " has schemaVersion "
                        + document.path("schemaVersion").asText() + ", and this version of the plugin reads " + SCHEMA);
            }
            document.path("gates")
                    .properties()
                    .forEach(gate -> results.put(gate.getKey(), result(gate.getKey(), gate.getValue())));
        }
        return results;
    }

    private static GateResult result(String gate, JsonNode entry) {
        return new GateResult(
                gate,
                entry.path("subject").asText(),
                Optional.of(entry.path("inputs").asText()).filter(inputs -> !inputs.isEmpty()),
                Verdict.of(entry.path("verdict").asText()),
                entry.path("reason").asText());
    }

    /** What this gate said last. */
    public Optional<GateResult> find(String gate) throws IOException {
        return Optional.ofNullable(read().get(gate));
    }

    /** Adds a result, in place of an earlier one of the same gate. */
    public void put(GateResult result) throws IOException {
        SortedMap<String, GateResult> results = read();
        results.put(result.gate(), result);
        write(results);
    }

    /**
     * Makes the results about these inputs results about the image that was made of them; those about other inputs stay
     * what they were, so that nobody takes them for results about this image.
     */
    public void bind(String inputs, String image) throws IOException {
        SortedMap<String, GateResult> results = read();
        SortedMap<String, GateResult> bound = new TreeMap<>(results);
        bound.replaceAll(
                (gate, result) -> result.inputs().filter(inputs::equals).isPresent() ? result.about(image) : result);
        if (!bound.equals(results)) {
            write(bound);
        }
    }

    private void write(SortedMap<String, GateResult> results) throws IOException {
        ObjectNode document = Json.object();
        document.put("schemaVersion", SCHEMA);
        ObjectNode gates = document.putObject("gates");
        for (GateResult result : results.values()) {
            ObjectNode entry = gates.putObject(result.gate())
                    .put("verdict", result.verdict().words())
                    .put("subject", result.subject());
            result.inputs().ifPresent(inputs -> entry.put("inputs", inputs));
            entry.put("reason", result.reason());
        }
        AtomicFiles.write(file, Json.pretty(document));
    }
}
