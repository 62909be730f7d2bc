package io.github.gocontainer.reliability;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which test injects which fault: from {@link FaultCase} on tests, and from a line in a scenario's properties. */
final class FaultTests {

    /** In {@code src/it/<scenario>/invoker.properties}, before numbers that are separated by commas. */
    private static final String SCENARIO_LINE = "# Faults: ";

    private final SortedMap<String, SortedSet<String>> tests = new TreeMap<>();

    private FaultTests() {}

    /** The names of the tests of each number. */
    static SortedMap<String, SortedSet<String>> find(Path project) throws IOException {
        FaultTests found = new FaultTests();
        found.classes();
        found.scenarios(project.resolve("src/it"));
        return found.tests;
    }

    private void classes() throws IOException {
        Path root = folderOfClasses();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), ".");
                type(name.substring(0, name.length() - ".class".length()));
            }
        }
    }

    private static Path folderOfClasses() {
        try {
            return Path.of(FaultTests.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void type(String name) {
        try {
            Class<?> type = Class.forName(name, false, FaultTests.class.getClassLoader());
            add(type, type.getSimpleName());
            for (Method method : type.getDeclaredMethods()) {
                add(method, type.getSimpleName() + "." + method.getName());
            }
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalStateException(name + " cannot be loaded", e);
        }
    }

    private void add(AnnotatedElement element, String test) {
        Optional.ofNullable(element.getAnnotation(FaultCase.class))
                .ifPresent(faults -> Stream.of(faults.value()).forEach(number -> add(number, test)));
    }

    private void add(String number, String test) {
        tests.computeIfAbsent(number, any -> new TreeSet<>()).add(test);
    }

    private void scenarios(Path folder) throws IOException {
        try (Stream<Path> scenarios = Files.list(folder)) {
            for (Path scenario : scenarios.filter(Files::isDirectory).toList()) {
                Path properties = scenario.resolve("invoker.properties");
                List<String> lines = Files.exists(properties) ? Files.readAllLines(properties) : List.of();
                lines.stream()
                        .filter(line -> line.startsWith(SCENARIO_LINE))
                        .flatMap(line ->
                                Stream.of(line.substring(SCENARIO_LINE.length()).split(",")))
                        .forEach(number -> add(number.strip(), "scenario " + scenario.getFileName()));
            }
        }
    }
}
