package io.github.gocontainer.quality.scan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Json;
import java.util.List;

/** {@code scan.json}: what each scanner said about an image. */
public final class ScanDocument {

    private static final int SCHEMA = 1;

    private ScanDocument() {}

    /**
     * The document.
     *
     * @param digest of the image
     * @param reports what each scanner said
     */
    public static byte[] write(String digest, List<Report> reports) {
        ObjectNode document = Json.object();
        document.put("schemaVersion", SCHEMA);
        document.put("digest", digest);
        ArrayNode scans = document.putArray("scans");
        reports.forEach(report -> write(scans.addObject(), report));
        return Json.pretty(document);
    }

    /** An outcome and what the policy says to it; nothing where it is not known. */
    public record Report(ScanOutcome outcome, List<ScanPolicy.Judged> judged) {}

    private static void write(ObjectNode scan, Report report) {
        scan.put("scanner", report.outcome().scanner());
        if (report.outcome() instanceof ScanOutcome.NotChecked not) {
            scan.put("outcome", "not checked");
            scan.put("reason", not.reason());
        } else if (report.outcome() instanceof ScanOutcome.Checked checked) {
            scan.put("outcome", "checked");
            checked.database().ifPresent(time -> scan.put("database", time));
            ArrayNode list = scan.putArray("vulnerabilities");
            report.judged().forEach(judged -> write(list.addObject(), judged));
        }
    }

    private static void write(ObjectNode entry, ScanPolicy.Judged judged) {
        Vulnerability found = judged.vulnerability();
        entry.put("id", found.id());
        found.aliases().forEach(entry.putArray("aliases")::add);
        entry.put("summary", found.summary());
        entry.put("component", found.component());
        entry.put("version", found.version());
        found.fixedVersion().ifPresent(fixed -> entry.put("fixedVersion", fixed));
        if (found.weight() instanceof Vulnerability.Weight.OfReach) {
            entry.put("reach", found.weight().word());
        } else {
            entry.put("severity", found.weight().word());
        }
        found.foundIn().forEach(entry.putArray("foundIn")::add);
        found.evidence().ifPresent(evidence -> entry.put("evidence", evidence));
        entry.put("counts", judged.counts());
        entry.put("decision", judged.decision().words());
    }
}
