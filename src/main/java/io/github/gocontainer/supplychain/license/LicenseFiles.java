package io.github.gocontainer.supplychain.license;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the files in a module's own folder that say under which license it comes. */
public final class LicenseFiles {

    private static final Pattern NAME = Pattern.compile(
            "((mit|apache|bsd|gpl|lgpl)[-_.])?(un)?(licen[cs]es?|copying|copyright)([-_.][a-z0-9._-]*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CODE = Pattern.compile(".*\\.(go|tmpl|sh|py|json|ya?ml)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG =
            Pattern.compile("SPDX-License-Identifier:\\s*([A-Za-z0-9.+-]+)\\s*$", Pattern.MULTILINE);
    private static final int LONGEST = 1 << 20;

    private LicenseFiles() {}

    /** The license of the module in this folder. */
    public static ModuleLicense of(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return ModuleLicense.NONE;
        }
        SortedSet<String> ids = new TreeSet<>();
        List<String> files = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Path file : candidates(folder)) {
            LicenseTexts.Found found = in(file);
            String name = file.getFileName().toString();
            // A file of names and years beside the license is no license.
            boolean onlyNames = found.ids().isEmpty()
                    && name.toLowerCase(java.util.Locale.ROOT).startsWith("copyright");
            if (!onlyNames) {
                files.add(name);
                ids.addAll(found.ids());
                if (found.ids().isEmpty() || !found.isComplete()) {
                    unknown.add(name);
                }
            }
        }
        return new ModuleLicense(ids, files, unknown);
    }

    private static List<Path> candidates(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(LicenseFiles::isCandidate).sorted().toList();
        }
    }

    private static boolean isCandidate(Path file) {
        String name = file.getFileName().toString();
        return NAME.matcher(name).matches() && !CODE.matcher(name).matches() && Files.isRegularFile(file);
    }

    private static LicenseTexts.Found in(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            return new LicenseTexts.Found(new TreeSet<>(), false);
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        LicenseTexts.Found found = LicenseTexts.recognized().in(text);
        Matcher tag = TAG.matcher(text);
        return found.ids().isEmpty() && tag.find() && LicenseTexts.IDS.contains(tag.group(1))
                ? new LicenseTexts.Found(new TreeSet<>(List.of(tag.group(1))), true)
                : found;
    }
}
