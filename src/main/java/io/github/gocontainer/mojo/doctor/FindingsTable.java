package io.github.gocontainer.mojo.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The findings as people and as programs read them. */
record FindingsTable(List<Finding> findings) {

    long count(Finding.State state) {
        return findings.stream().filter(finding -> finding.state() == state).count();
    }

    /** A line for each finding, and one for each hint. */
    List<String> lines() {
        int subject = width(findings.stream().map(Finding::subject).toList());
        int state =
                width(findings.stream().map(finding -> finding.state().word()).toList());
        List<String> lines = new ArrayList<>();
        for (Finding finding : findings) {
            String start = String.format(
                    Locale.ROOT,
                    "%-" + subject + "s  %-" + state + "s  ",
                    finding.subject(),
                    finding.state().word());
            String margin = " ".repeat(start.length());
            lines.add(start + String.join("\n" + margin, finding.sentence().split("\n")));
            finding.hint().ifPresent(hint -> lines.add(margin + "-> " + hint));
        }
        return lines;
    }

    private static int width(List<String> words) {
        return words.stream().mapToInt(String::length).max().orElse(1);
    }

    /** {@code doctor.json}. */
    byte[] json() {
        ObjectNode document = Json.object();
        document.put("schemaVersion", 1);
        document.put("problems", count(Finding.State.PROBLEM));
        document.put("warnings", count(Finding.State.WARNING));
        ArrayNode all = document.putArray("findings");
        for (Finding finding : findings) {
            ObjectNode entry = all.addObject()
                    .put("subject", finding.subject())
                    .put(
                            "state",
                            finding.state().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .put("sentence", finding.sentence());
            finding.hint().ifPresent(hint -> entry.put("hint", hint));
        }
        return Json.pretty(document);
    }
}
