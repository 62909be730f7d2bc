package io.github.gocontainer.quality.vet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Writes findings in the format of OASIS SARIF 2.1.0, which code hosts show beside the lines. */
final class Sarif {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private Sarif() {}

    /**
     * A document with a run of each tool, also of those that found nothing.
     *
     * @param level {@code error} when the build fails for findings, else {@code warning}
     */
    static byte[] write(Map<String, List<Finding>> byTool, String level) {
        ObjectNode document = Json.object();
        document.put("$schema", SCHEMA);
        document.put("version", "2.1.0");
        ArrayNode runs = document.putArray("runs");
        byTool.forEach((tool, findings) -> run(runs.addObject(), tool, findings, level));
        return Json.pretty(document);
    }

    private static void run(ObjectNode run, String tool, List<Finding> findings, String level) {
        ObjectNode driver = run.putObject("tool").putObject("driver").put("name", tool);
        ArrayNode rules = driver.putArray("rules");
        new TreeSet<>(findings.stream().map(Finding::rule).toList())
                .forEach(rule -> rules.addObject().put("id", rule));
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        for (Finding finding : findings) {
            ObjectNode result =
                    results.addObject().put("ruleId", finding.rule()).put("level", level);
            result.putObject("message").put("text", finding.message());
            ObjectNode location = result.putArray("locations").addObject().putObject("physicalLocation");
            location.putObject("artifactLocation")
                    .put("uri", uri(finding.file()))
                    .put("uriBaseId", "%SRCROOT%");
            if (finding.line() > 0) {
                ObjectNode region = location.putObject("region").put("startLine", finding.line());
                if (finding.column() > 0) {
                    region.put("startColumn", finding.column());
                }
            }
        }
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
