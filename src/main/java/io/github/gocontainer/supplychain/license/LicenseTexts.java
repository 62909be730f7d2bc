package io.github.gocontainer.supplychain.license;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The licenses that are recognized: those that Go modules come with, and those that companies forbid. */
final class LicenseTexts {

    /** Each has a resource beside this class; a test compares these with the SPDX license list. */
    static final List<String> IDS = List.of(
            "0BSD",
            "AGPL-3.0-only",
            "Apache-2.0",
            "Artistic-2.0",
            "BlueOak-1.0.0",
            "BSD-2-Clause",
            "BSD-2-Clause-Patent",
            "BSD-2-Clause-Views",
            "BSD-3-Clause",
            "BSD-3-Clause-Attribution",
            "BSD-3-Clause-Clear",
            "BSD-4-Clause",
            "BSD-4-Clause-UC",
            "BSL-1.0",
            "BUSL-1.1",
            "CC0-1.0",
            "CDDL-1.0",
            "CDDL-1.1",
            "Elastic-2.0",
            "EPL-1.0",
            "EPL-2.0",
            "EUPL-1.2",
            "CPL-1.0",
            "GPL-2.0-only",
            "GPL-3.0-only",
            "ISC",
            "JSON",
            "LGPL-2.1-only",
            "LGPL-3.0-only",
            "MIT",
            "MIT-0",
            "MIT-advertising",
            "MPL-1.1",
            "MPL-2.0",
            "NCSA",
            "OFL-1.1",
            "OpenSSL",
            "PostgreSQL",
            "Python-2.0",
            "Sleepycat",
            "SSPL-1.0",
            "Unlicense",
            "UPL-1.0",
            "WTFPL",
            "X11",
            "Zlib");

    /** A file can have the short notice in place of the license that it points to. */
    private static final LicenseText APACHE_NOTICE = LicenseText.of(
            "Apache-2.0",
            "licensed under the apache license version 2 0 the license you may not use this file except in compliance"
                    + " with the license you may obtain a copy of the license at");

    /** Who holds the rights is no condition. */
    private static final Pattern NOTICE = Pattern.compile(
            "(?mi)^.{0,80}(copyright (\\(c\\)|[0-9\u00a9])|\\(c\\) [0-9]|\u00a9|all rights reserved).{0,120}$");

    /** So many words may be names, titles and other spellings; a condition takes more. */
    private static final int UNEXPLAINED = 20;

    private static final class Loaded {
        private static final LicenseTexts TEXTS = new LicenseTexts();
    }

    private final List<LicenseText> texts = new ArrayList<>();

    private LicenseTexts() {
        IDS.forEach(id -> texts.add(LicenseText.of(id, resource(id))));
        texts.add(APACHE_NOTICE);
    }

    /** Read at the first question, because most builds ask none. */
    static LicenseTexts recognized() {
        return Loaded.TEXTS;
    }

    /**
     * What was found in a text.
     *
     * @param ids of two licenses that say mostly the same, the one that explains more of the text
     * @param isComplete whether the text says nothing else that could be a further condition
     */
    record Found(SortedSet<String> ids, boolean isComplete) {}

    /** The licenses that a text contains. */
    Found in(String text) {
        Set<Long> groups = new HashSet<>(Words.groups(Words.of(text)));
        List<LicenseText> candidates = new ArrayList<>();
        texts.stream().filter(license -> license.isIn(groups)).forEach(candidates::add);
        candidates.sort(Comparator.comparingLong((LicenseText license) -> license.explains(groups))
                .reversed());
        List<LicenseText> found = new ArrayList<>();
        for (LicenseText license : candidates) {
            if (found.stream().noneMatch(better -> better.covers(license))) {
                found.add(license);
            }
        }
        SortedSet<String> ids = new TreeSet<>();
        found.forEach(license -> ids.add(license.id()));
        Set<Long> explained = new HashSet<>();
        found.forEach(license -> explained.addAll(license.allowed()));
        long unexplained = NOTICE.splitAsStream(text)
                .mapToLong(part -> Words.outside(Words.of(part), explained))
                .sum();
        return new Found(ids, unexplained <= UNEXPLAINED);
    }

    private static String resource(String id) {
        try (InputStream in = LicenseTexts.class.getResourceAsStream(id + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("no text of " + id);
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
