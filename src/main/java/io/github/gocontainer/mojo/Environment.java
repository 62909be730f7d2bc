package io.github.gocontainer.mojo;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The outside world as this process sees it; the only place that asks for it. */
final class Environment {

    private static final String FOLDER = "gocontainer";

    static Map<String, String> variables() {
        return new TreeMap<>(System.getenv());
    }

    Path home() {
        return Path.of(System.getProperty("user.home"));
    }

    String osName() {
        return System.getProperty("os.name");
    }

    String osArchitecture() {
        return System.getProperty("os.arch");
    }

    /** Where caches of this user belong on this system, for example {@code ~/.cache/gocontainer}. */
    Path cacheDirectory() {
        Map<String, String> variables = variables();
        String os = osName().toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return folder(variables, "LOCALAPPDATA").orElse(home()).resolve(FOLDER);
        } else if (os.startsWith("mac")) {
            return home().resolve("Library").resolve("Caches").resolve(FOLDER);
        }
        return folder(variables, "XDG_CACHE_HOME")
                .orElse(home().resolve(".cache"))
                .resolve(FOLDER);
    }

    private static Optional<Path> folder(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
