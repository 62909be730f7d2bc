package io.github.gocontainer.golang;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The C compiler that Go runs when C is compiled too. */
public final class CCompiler {

    private static final List<String> NAMES = List.of("gcc", "clang", "cc");

    private CCompiler() {}

    /**
     * Where it is: what {@code CC} names, else the usual names on PATH.
     *
     * @param environment of Go's processes
     */
    public static Optional<Path> find(Map<String, String> environment) {
        Optional<String> named = Optional.ofNullable(environment.get("CC"))
                .map(text -> text.strip().split(" ")[0])
                .filter(text -> !text.isEmpty());
        List<String> names = named.map(List::of).orElse(NAMES);
        return SearchPath.folders(environment).stream()
                .flatMap(folder ->
                        names.stream().flatMap(name -> Stream.of(folder.resolve(name), folder.resolve(name + ".exe"))))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Fails when there is none.
     *
     * @param what needs it, the beginning of a sentence
     * @param instead what to do without one
     */
    public static void require(Map<String, String> environment, String what, String instead) {
        if (find(environment).isEmpty()) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    what + " needs a C compiler, and there is none on PATH (looked for "
                            + environment.getOrDefault("CC", String.join(", ", NAMES)) + ")",
                    "install gcc (Debian: apt-get install gcc libc6-dev; Alpine: apk add gcc musl-dev), or " + instead);
        }
    }
}
