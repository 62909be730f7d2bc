package io.github.gocontainer.mojo;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The hosts from which Go may fetch modules: those of its proxies, and those that GOPRIVATE names. */
final class ModuleHosts {

    private ModuleHosts() {}

    /**
     * @param goEnvironment of {@code <go><env>}, which wins
     * @param environment of this process
     */
    static SortedSet<String> of(Map<String, String> goEnvironment, Map<String, String> environment) {
        Stream<String> named = Stream.of("GOPRIVATE", "GONOPROXY")
                .flatMap(name ->
                        Stream.of(value(name, goEnvironment, environment).split(",")))
                .map(pattern -> pattern.strip().split("/", 2)[0])
                .filter(host -> host.contains(".") && !host.contains("*"));
        return Stream.concat(proxies(goEnvironment, environment), named).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The host of the first proxy, which is the one that a toolchain comes from. */
    static Optional<String> firstProxy(Map<String, String> goEnvironment, Map<String, String> environment) {
        return Stream.of(value("GOPROXY", goEnvironment, environment).split("[,|]", 2))
                .limit(1)
                .flatMap(text -> host(text).stream())
                .findFirst();
    }

    private static Stream<String> proxies(Map<String, String> goEnvironment, Map<String, String> environment) {
        return Stream.of(value("GOPROXY", goEnvironment, environment).split("[,|]"))
                .flatMap(text -> host(text).stream());
    }

    private static Optional<String> host(String text) {
        try {
            return Optional.ofNullable(new URI(text.strip()).getHost());
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static String value(String name, Map<String, String> goEnvironment, Map<String, String> environment) {
        return goEnvironment.getOrDefault(name, environment.getOrDefault(name, ""));
    }
}
