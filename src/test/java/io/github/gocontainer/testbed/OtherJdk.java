package io.github.gocontainer.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A JDK of another version than the one that runs: the newest of those that are installed beside it. */
public final class OtherJdk {

    /** The environment's variable that names one. */
    private static final String VARIABLE = "GOCONTAINER_OTHER_JDK";

    private static final int OLDEST = 17;
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    private OtherJdk() {}

    /** Its JAVA_HOME. */
    public static Optional<Path> find() throws IOException {
        Optional<Path> named = Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of);
        return named.isPresent() ? named : beside(Path.of(System.getProperty("java.home")));
    }

    private static Optional<Path> beside(Path own) throws IOException {
        Path folder = own.toRealPath().getParent();
        if (folder == null) {
            return Optional.empty();
        }
        try (Stream<Path> siblings = Files.list(folder)) {
            return siblings.filter(home -> Files.isExecutable(home.resolve("bin/javac")))
                    .filter(home -> version(home) >= OLDEST && version(home) != version(own))
                    .max(Comparator.comparingInt(OtherJdk::version));
        }
    }

    private static int version(Path home) {
        try {
            Matcher line = VERSION.matcher(Files.readString(home.resolve("release")));
            return line.find() ? Integer.parseInt(line.group(1)) : 0;
        } catch (IOException noJdk) {
            return 0;
        }
    }
}
