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
        for (int i = 0; i < text.size(); i++) {
            String[] words = text.get(i).replaceAll("//.*", "").strip().split("\\s+");
            int first = words[0].equals("require") ? 1 : 0;
            if (words[0].equals("go")) {
                found.lines.putIfAbsent(STANDARD_LIBRARY, i + 1);
            } else if (words[0].equals("toolchain")) {
                found.lines.put(STANDARD_LIBRARY, i + 1);
            } else if (words.length == first + 2 && words[first + 1].startsWith("v")) {
                found.lines.putIfAbsent(words[first], i + 1);
            }
        }
        return found;
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
