package io.github.gocontainer.supplychain.license;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Under which licenses a module comes, as far as its files say so in words that are recognized.
 *
 * @param ids of the SPDX license list; all of them apply, because files do not say that one may choose
 * @param files that were read, by their names
 * @param unknown those of them that are no license that is recognized
 */
public record ModuleLicense(SortedSet<String> ids, List<String> files, List<String> unknown) {

    /** Of a module without a file that could be a license, or whose folder is not there. */
    public static final ModuleLicense NONE = new ModuleLicense(new TreeSet<>(), List.of(), List.of());

    public ModuleLicense {
        ids = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(ids));
        files = List.copyOf(files);
        unknown = List.copyOf(unknown);
    }

    /** A license that is known without looking. */
    public static ModuleLicense of(String id) {
        return new ModuleLicense(new TreeSet<>(List.of(id)), List.of(), List.of());
    }

    /** Whether every file is understood, and there is one. */
    public boolean isKnown() {
        return !ids.isEmpty() && unknown.isEmpty();
    }

    /** The SPDX expression, for example {@code Apache-2.0 AND MIT}; empty when nothing was recognized. */
    public String expression() {
        return String.join(" AND ", ids);
    }

    /** For people: the expression, or why there is none. */
    public String sentence() {
        if (isKnown()) {
            return expression();
        }
        if (files.isEmpty() && ids.isEmpty()) {
            return "no license file";
        }
        return (ids.isEmpty() ? "" : expression() + " and ") + "not recognized: " + String.join(", ", unknown);
    }
}
