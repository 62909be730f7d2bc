package io.github.gocontainer.golang;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folders of PATH; relative ones are passed over, because they would let a checkout bring its own programs. */
public final class SearchPath {

    private SearchPath() {}

    /** In their order, whether they exist or not. */
    public static List<Path> folders(Map<String, String> environment) {
        return Stream.of(value(environment).split(Pattern.quote(File.pathSeparator)))
                .flatMap(text -> absolute(text).stream())
                .toList();
    }

    private static Optional<Path> absolute(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException passedOverByTheSystemToo) {
            return Optional.empty();
        }
    }

    /** The variable as it is, or empty; Windows spells its name as it likes. */
    public static String value(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase("PATH"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
