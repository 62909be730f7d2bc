package io.github.gocontainer.quality.scan;

import io.github.gocontainer.quality.sarif.SarifPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of {@code go.mod} that name modules: where a finding in one of them is mended. */
public final class ModuleLines {

    private static final String FILE = "go.mod";
    private static final String STANDARD_LIBRARY = "stdlib";

    private final Map<String, Integer> lines = new HashMap<>();

    private ModuleLines() {}

    /** Those of a module's folder; none where there is no go.mod. */
    public static ModuleLines read(Path folder) throws IOException {
        ModuleLines found = new ModuleLines();
        List<String> text;
        try {
            text = Files.readAllLines(folder.resolve(FILE), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return found;
        }
        String block = "";
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i).replaceAll("//.*", "").strip();
            if (line.endsWith("(")) {
                block = line.substring(0, line.length() - 1).strip();
            } else if (line.equals(")")) {
                block = "";
            } else {
                found.add((block + " " + line).strip().split("\\s+"), i + 1);
            }
        }
        return found;
    }

    /** One directive with its keyword, also within a block; what is excluded or replaced is not mended there. */
    private void add(String[] words, int line) {
        if (words[0].equals("go")) {
            lines.putIfAbsent(STANDARD_LIBRARY, line);
        } else if (words[0].equals("toolchain")) {
            lines.put(STANDARD_LIBRARY, line);
        } else if (words[0].equals("require") && words.length == 3) {
            lines.putIfAbsent(words[1], line);
        }
    }

    /** Where a module, or Go's standard library as {@code stdlib}, is named; empty for what is no module of these. */
    public Optional<SarifPlace> find(String module) {
        return Optional.ofNullable(lines.get(module)).map(line -> SarifPlace.of(FILE, line));
    }

    /** The same; the file as a whole for a module that it does not name. */
    public SarifPlace place(String module) {
        return find(module).orElseGet(() -> SarifPlace.of(FILE, 0));
    }
}
