package io.github.gocontainer.golang.compile;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A program of the module, one {@code <binary>} of {@code <go><binaries>}.
 *
 * @param path the package's folder from the module's root, {@code .} or like {@code ./cmd/api}
 * @param name the file name of the binary; else Go's own default, the last element of the import path
 */
public record MainPackage(String path, Optional<String> name) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]*");

    public MainPackage {
        path = normalized(path.strip().replace('\\', '/'));
        if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
            throw new IllegalArgumentException("'" + name.get()
                    + "' is not a binary's name: expected letters, digits, '.', '_', '+', '-', for example api");
        }
    }

    private static String normalized(String path) {
        String relative = path.startsWith("./") ? path.substring(2) : path;
        relative = relative.endsWith("/") ? relative.substring(0, relative.length() - 1) : relative;
        if (relative.isEmpty() || relative.equals(".")) {
            return ".";
        }
        boolean outside = relative.startsWith("/") || ("/" + relative + "/").contains("/../");
        if (outside || relative.contains("...") || relative.contains("@")) {
            throw new IllegalArgumentException(
                    "'" + path + "' is not a main package: expected a folder of the module, for example ./cmd/api");
        }
        return "./" + relative;
    }
}
