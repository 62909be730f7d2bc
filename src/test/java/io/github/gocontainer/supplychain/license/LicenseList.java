package io.github.gocontainer.supplychain.license;

import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SPDX license list as SPDX's own library has it. */
final class LicenseList {

    private static final Pattern MARK = Pattern.compile("<<(var;.*?|beginOptional[^>]*|endOptional)>>", Pattern.DOTALL);
    private static final int SHORTEST = 5;

    private LicenseList() {}

    static List<String> ids() throws IOException {
        List<String> ids = new ArrayList<>();
        Json.parse(resource("licenses")).path("licenses").forEach(license -> {
            if (!license.path("isDeprecatedLicenseId").asBoolean()) {
                ids.add(license.path("licenseId").asText());
            }
        });
        return ids;
    }

    static String text(String id) throws IOException {
        return Json.parse(resource(id)).path("licenseText").asText();
    }

    /** A line for each passage of the template that is the same in every copy, and behind a question mark the others. */
    static String passages(String id) throws IOException {
        String template =
                Json.parse(resource(id)).path("standardLicenseTemplate").asText();
        StringBuilder required = new StringBuilder();
        Matcher mark = MARK.matcher(template);
        int optional = 0;
        int at = 0;
        while (mark.find()) {
            if (optional == 0) {
                required.append(template, at, mark.start());
            }
            required.append('\n');
            optional += mark.group(1).startsWith("begin") ? 1 : mark.group(1).startsWith("end") ? -1 : 0;
            at = mark.end();
        }
        required.append(template.substring(at));
        SortedSet<String> lines = new TreeSet<>();
        Set<Long> known = new HashSet<>();
        for (String passage : required.toString().split("\n")) {
            List<String> words = Words.of(passage);
            boolean notice = words.size() > 1
                    && words.get(0).equals("copyright")
                    && words.get(1).equals("c");
            if (words.size() >= SHORTEST && !notice) {
                lines.add(String.join(" ", words));
                known.addAll(Words.groups(words));
            }
        }
        // Where words of two passages meet, only the whole text has the groups.
        for (String paragraph : text(id).split("\n\\s*\n")) {
            List<String> words = Words.of(paragraph);
            if (!known.containsAll(Words.groups(words))) {
                lines.add("? " + String.join(" ", words));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = LicenseList.class.getResourceAsStream("/resources/stdlicenses/" + name + ".json")) {
            return Optional.ofNullable(in)
                    .orElseThrow(() -> new IllegalStateException("SPDX has no " + name))
                    .readAllBytes();
        }
    }
}
