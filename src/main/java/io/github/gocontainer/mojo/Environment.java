package io.github.gocontainer.mojo;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The outside world as this process sees it; the only place that asks for it. */
public final class Environment {

    private static final String FOLDER = "gocontainer";

    private final Properties properties;
    private final Map<String, String> variables;

    public Environment() {
        this(System.getProperties(), variables());
    }

    public Environment(Properties properties, Map<String, String> variables) {
        this.properties = properties;
        this.variables = variables;
    }

    public static Map<String, String> variables() {
        return new TreeMap<>(System.getenv());
    }

    /**
     * This user's home folder: as Java knows it, else as the environment does.
     *
     * @throws BuildFailure when neither does, as for a user of a container whom its passwd file does not have
     */
    public Path home() {
        return findHome()
                .orElseThrow(() -> new BuildFailure(
                        FailureCode.CONFIGURATION,
                        "this user's home folder is not known: user.home is '" + properties.getProperty("user.home")
                                + "' and HOME names no folder either",
                        "set -Duser.home=<folder> or HOME to an absolute path"));
    }

    private Optional<Path> findHome() {
        return absolute(properties.getProperty("user.home"))
                .or(() -> absolute(variables.get("HOME")))
                .or(() -> absolute(variables.get("USERPROFILE")));
    }

    public String osName() {
        return properties.getProperty("os.name");
    }

    public String osArchitecture() {
        return properties.getProperty("os.arch");
    }

    /**
     * Where caches of this user belong on this system, for example {@code ~/.cache/gocontainer}; empty when no home
     * folder is known.
     */
    public Optional<Path> cacheDirectory() {
        String os = osName().toLowerCase(Locale.ROOT);
        Optional<Path> parent;
        if (os.startsWith("windows")) {
            parent = absolute(variables.get("LOCALAPPDATA")).or(this::findHome);
        } else if (os.startsWith("mac")) {
            parent = findHome().map(home -> home.resolve("Library").resolve("Caches"));
        } else {
            parent = absolute(variables.get("XDG_CACHE_HOME"))
                    .or(() -> findHome().map(home -> home.resolve(".cache")));
        }
        return parent.map(folder -> folder.resolve(FOLDER));
    }

    /** Java says "?" when the system does not know the user. */
    private static Optional<Path> absolute(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .filter(path -> !path.isBlank())
                    .map(Path::of)
                    .filter(Path::isAbsolute);
        } catch (InvalidPathException notAFolder) {
            return Optional.empty();
        }
    }
}
