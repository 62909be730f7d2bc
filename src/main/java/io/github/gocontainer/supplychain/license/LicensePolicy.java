package io.github.gocontainer.supplychain.license;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which licenses linked modules may have.
 *
 * @param allow patterns of identifiers, {@code BSD-*} for example; none for all that are not denied
 * @param deny patterns of identifiers
 * @param declared what somebody found out about modules whose files are not understood, by their paths
 */
public record LicensePolicy(List<String> allow, List<String> deny, SortedMap<String, String> declared) {

    private static final String UNKNOWN = "unknown-license";
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9.*+-]+");

    public LicensePolicy {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
        declared = Collections.unmodifiableSortedMap(new TreeMap<>(declared));
    }

    /** Checks the form of an identifier or a pattern of them. */
    public static String checkPattern(String text) {
        if (!IDENTIFIER.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is no license: expected an identifier of spdx.org/licenses, for example MIT, or a pattern like GPL-*");
        }
        return text;
    }

    /** Whether there is anything to judge by. */
    public boolean isEmpty() {
        return allow.isEmpty() && deny.isEmpty();
    }

    /**
     * What is to be said about the license of a module.
     *
     * @param license its identifier; {@code unknown-license} when nobody knows it
     */
    public record Objection(LicenseReport.Module module, String license, String sentence) {

        @Override
        public String toString() {
            return sentence;
        }
    }

    /** The modules that may not be there; modules of the build itself are not looked at. */
    public List<Objection> violations(LicenseReport report) {
        List<Objection> violations = new ArrayList<>();
        report.modules().forEach((module, license) -> {
            if (!module.sum().isEmpty()) {
                violation(module, license).ifPresent(violations::add);
            }
        });
        return violations;
    }

    /** Modules of which nobody knows the license, where that alone does not fail. */
    public List<Objection> unknown(LicenseReport report) {
        return report.modules().entrySet().stream()
                .filter(entry -> !entry.getKey().sum().isEmpty())
                .filter(entry -> allow.isEmpty() && !known(entry.getKey().path(), entry.getValue()))
                .map(entry -> new Objection(
                        entry.getKey(),
                        UNKNOWN,
                        entry.getKey() + ": " + entry.getValue().sentence()))
                .toList();
    }

    private Optional<Objection> violation(LicenseReport.Module module, ModuleLicense license) {
        SortedSet<String> ids = ids(module.path(), license);
        for (String id : ids) {
            if (matches(deny, id)) {
                return Optional.of(new Objection(module, id, module + " has " + id + ", which is denied"));
            }
            if (!allow.isEmpty() && !matches(allow, id)) {
                return Optional.of(new Objection(module, id, module + " has " + id + ", which is not allowed"));
            }
        }
        return !allow.isEmpty() && !known(module.path(), license)
                ? Optional.of(new Objection(
                        module, UNKNOWN, module + " has a license that nobody knows (" + license.sentence() + ")"))
                : Optional.empty();
    }

    private SortedSet<String> ids(String path, ModuleLicense license) {
        String said = declared.get(path);
        return said == null ? license.ids() : new TreeSet<>(List.of(said));
    }

    private boolean known(String path, ModuleLicense license) {
        return declared.containsKey(path) || license.isKnown();
    }

    private static boolean matches(List<String> patterns, String id) {
        return patterns.stream()
                .anyMatch(pattern -> id.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q")));
    }
}
