package io.github.gocontainer.golang;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The folders of PATH; relative ones are passed over, because they would let a checkout bring its own programs. */
final class SearchPath {

    private SearchPath() {}

    static List<Path> folders(Map<String, String> environment) {
        List<Path> folders = new ArrayList<>();
        for (String text : value(environment).split(Pattern.quote(File.pathSeparator))) {
            try {
                Path folder = Path.of(text);
                if (folder.isAbsolute()) {
                    folders.add(folder);
                }
            } catch (InvalidPathException passedOverByTheSystemToo) {
                continue;
            }
        }
        return folders;
    }

    /** Windows spells its name as it likes. */
    static String value(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase("PATH"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
