package io.github.gocontainer.quality.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** How each image scanner is called, and what its reports look like. */
public enum ImageScannerKind {
    TRIVY {
        @Override
        List<String> arguments(Path layout, Path report, boolean offline) {
            List<String> arguments = new ArrayList<>(List.of(
                    "image",
                    "--input",
                    layout.toString(),
                    "--scanners",
                    "vuln",
                    "--format",
                    "json",
                    "--output",
                    report.toString(),
                    "--quiet"));
            if (offline) {
                arguments.addAll(List.of("--skip-db-update", "--offline-scan"));
            }
            return arguments;
        }

        @Override
        Map<String, String> variables(boolean offline) {
            return Map.of();
        }

        @Override
        boolean isReport(JsonNode report) {
            return report.path("SchemaVersion").asInt() == 2;
        }

        @Override
        List<Vulnerability> parse(JsonNode report, String platform) {
            List<Vulnerability> found = new ArrayList<>();
            report.path("Results")
                    .forEach(result -> result.path("Vulnerabilities")
                            .forEach(entry -> found.add(vulnerability(
                                    entry.path("VulnerabilityID").asText(),
                                    List.of(),
                                    entry.path("Title").asText(),
                                    entry.path("PkgName").asText(),
                                    entry.path("InstalledVersion").asText(),
                                    entry.path("FixedVersion").asText(),
                                    entry.path("Severity").asText(),
                                    platform,
                                    result.path("Target").asText()))));
            return found;
        }
    },
    GRYPE {
        @Override
        List<String> arguments(Path layout, Path report, boolean offline) {
            return List.of("oci-dir:" + layout, "-o", "json", "--file", report.toString(), "-q");
        }

        @Override
        Map<String, String> variables(boolean offline) {
            return offline ? Map.of("GRYPE_DB_AUTO_UPDATE", "false") : Map.of();
        }

        @Override
        boolean isReport(JsonNode report) {
            return report.path("matches").isArray();
        }

        @Override
        List<Vulnerability> parse(JsonNode report, String platform) {
            List<Vulnerability> found = new ArrayList<>();
            report.path("matches").forEach(match -> {
                JsonNode vulnerability = match.path("vulnerability");
                JsonNode artifact = match.path("artifact");
                List<String> aliases = new ArrayList<>();
                match.path("relatedVulnerabilities")
                        .forEach(one -> aliases.add(one.path("id").asText()));
                aliases.remove(vulnerability.path("id").asText());
                found.add(vulnerability(
                        vulnerability.path("id").asText(),
                        aliases,
                        vulnerability.path("description").asText(),
                        artifact.path("name").asText(),
                        artifact.path("version").asText(),
                        vulnerability.path("fix").path("versions").path(0).asText(),
                        vulnerability.path("severity").asText(),
                        platform,
                        artifact.path("locations").path(0).path("path").asText()));
            });
            return found;
        }
    };

    private static final int LONGEST_SUMMARY = 160;

    abstract List<String> arguments(Path layout, Path report, boolean offline);

    abstract Map<String, String> variables(boolean offline);

    /** Whether this is what the scanner writes; an empty object is no clean bill. */
    abstract boolean isReport(JsonNode report);

    abstract List<Vulnerability> parse(JsonNode report, String platform);

    /** As the configuration has it, and the name of the program. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scanner of this name, or of a program with this path. */
    public static ImageScannerKind of(String program) {
        String file = Path.of(program).getFileName().toString();
        return Stream.of(values())
                .filter(kind -> file.toLowerCase(Locale.ROOT).startsWith(kind.word()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "'" + program
                                        + "' is no image scanner that this plugin understands: expected trivy or grype, or the path of one"));
    }

    static Vulnerability vulnerability(
            String id,
            List<String> aliases,
            String text,
            String component,
            String version,
            String fixed,
            String severity,
            String platform,
            String place) {
        String summary = text.strip().replaceAll("\\s+", " ");
        return new Vulnerability(
                id,
                aliases,
                summary.length() <= LONGEST_SUMMARY ? summary : summary.substring(0, LONGEST_SUMMARY) + "[...]",
                component,
                version,
                Optional.of(fixed).filter(one -> !one.isEmpty()),
                new Vulnerability.Weight.OfSeverity(Severity.ofScanner(severity)),
                new TreeSet<>(List.of(platform)),
                Optional.of(place).filter(one -> !one.isEmpty()));
    }
}
