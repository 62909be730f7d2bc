package io.github.gocontainer.quality.sarif;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A file with a run of each tool.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
public final class SarifDocument {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String TEXT = "text";

    private SarifDocument() {}

    public static byte[] write(List<SarifRun> runs) {
        ObjectNode document = Json.object();
        document.put("$schema", SCHEMA);
        document.put("version", "2.1.0");
        ArrayNode array = document.putArray("runs");
        runs.forEach(run -> run(array.addObject(), run));
        return Json.pretty(document);
    }

    private static void run(ObjectNode node, SarifRun run) {
        ObjectNode driver = node.putObject("tool").putObject("driver").put("name", run.tool());
        run.version().ifPresent(version -> driver.put("version", version));
        SortedMap<String, SarifRule> rules = new TreeMap<>();
        run.results().forEach(result -> rules.putIfAbsent(result.rule().id(), result.rule()));
        ArrayNode array = driver.putArray("rules");
        rules.values().forEach(rule -> rule(array.addObject(), rule));
        run.notChecked()
                .ifPresent(reason -> node.putArray("invocations")
                        .addObject()
                        .put("executionSuccessful", false)
                        .putArray("toolExecutionNotifications")
                        .addObject()
                        .put("level", "error")
                        .putObject("message")
                        .put(TEXT, "not checked: " + reason));
        node.put("columnKind", "utf16CodeUnits");
        ArrayNode results = node.putArray("results");
        run.results().forEach(result -> result(results.addObject(), result));
    }

    private static void rule(ObjectNode node, SarifRule rule) {
        node.put("id", rule.id());
        rule.description().ifPresent(text -> node.putObject("shortDescription").put(TEXT, text));
        rule.help().ifPresent(address -> node.put("helpUri", address.toString()));
        rule.severity().ifPresent(number -> {
            ObjectNode properties = node.putObject("properties");
            properties.put("security-severity", number);
            properties.putArray("tags").add("security");
        });
    }

    private static void result(ObjectNode node, SarifResult result) {
        node.put("ruleId", result.rule().id()).put("level", result.level().word());
        node.putObject("message").put(TEXT, result.message());
        SarifPlace place = result.place();
        ObjectNode location = node.putArray("locations").addObject().putObject("physicalLocation");
        location.putObject("artifactLocation").put("uri", uri(place.file())).put("uriBaseId", "%SRCROOT%");
        if (place.line() > 0) {
            ObjectNode region = location.putObject("region").put("startLine", place.line());
            if (place.column() > 0) {
                region.put("startColumn", place.column());
            }
        }
        result.accepted()
                .ifPresent(reason -> node.putArray("suppressions")
                        .addObject()
                        .put("kind", "external")
                        .put("status", "accepted")
                        .put("justification", reason));
    }

    private static String uri(String file) {
        try {
            return new URI(null, null, file.startsWith("/") ? file : "./" + file, null)
                    .normalize()
                    .toASCIIString();
        } catch (URISyntaxException e) {
            return file;
        }
    }
}
