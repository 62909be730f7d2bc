package io.github.gocontainer.quality.tests;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the compiler said, by what it compiled: from events since Go 1.24, from standard error before. */
final class BuildErrors {

    private final Map<String, OutputBuffer> byBuild = new LinkedHashMap<>();

    /** One line of the build of {@code importPath}, which for test variants is {@code pkg [pkg.test]}. */
    void add(String importPath, String text) {
        byBuild.computeIfAbsent(importPath, path -> new OutputBuffer()).append(text);
    }

    /** Go before 1.24 writes sections to standard error, each below a line {@code # importPath}. */
    void addSections(String error) {
        String section = "";
        for (String line : error.lines().toList()) {
            if (line.startsWith("# ")) {
                section = line.substring(2).strip();
            }
            if (!section.isEmpty()) {
                add(section, line + "\n");
            }
        }
    }

    /** Why this package could not be built, when Go named the build that failed; else what fits best, else all there is. */
    String of(String pack, String failedBuild) {
        return Optional.ofNullable(byBuild.get(failedBuild))
                .map(OutputBuffer::text)
                .or(() -> own(pack))
                .orElseGet(
                        () -> byBuild.values().stream().map(OutputBuffer::text).collect(Collectors.joining()));
    }

    private Optional<String> own(String pack) {
        String found = byBuild.entrySet().stream()
                .filter(entry -> entry.getKey().equals(pack)
                        || entry.getKey().contains("[" + pack + ".test]")
                        || entry.getKey().equals(pack + ".test"))
                .map(entry -> entry.getValue().text())
                .findFirst()
                .orElse("");
        return Optional.of(found).filter(text -> !text.isEmpty());
    }
}
