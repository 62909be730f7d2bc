package io.github.gocontainer.golang.compile;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.GoCommand;
import io.github.gocontainer.golang.GoComplaint;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the programs of a module: those that the POM names, else the one that there is. */
final class MainPackages {

    private static final Pattern MAJOR_VERSION = Pattern.compile("v[2-9]|v[1-9][0-9]+");
    private static final String EXAMPLE =
            "name it with <go><binaries><binary><main>./cmd/api</main></binary></binaries>";

    private final GoCommand go;
    private final CommandRunner runner;
    private final List<String> tags;

    MainPackages(GoCommand go, CommandRunner runner, List<String> tags) {
        this.go = go;
        this.runner = runner;
        this.tags = tags;
    }

    /** At least one, with distinct names. */
    List<GoProgram> find(List<MainPackage> configured) {
        List<GoProgram> programs = configured.isEmpty() ? List.of(only()) : named(configured);
        Set<String> names = new HashSet<>();
        for (GoProgram program : programs) {
            if (!names.add(program.name())) {
                throw new BuildFailure(
                        FailureCode.CONFIGURATION,
                        "two binaries have the name " + program.name() + ", one of them " + program.importPath(),
                        "give each <binary> of <go><binaries> its own <name>");
            }
        }
        return programs;
    }

    private List<GoProgram> named(List<MainPackage> configured) {
        List<String> paths = configured.stream().map(MainPackage::path).toList();
        List<PackageList.Entry> entries = list(paths);
        List<GoProgram> programs = new ArrayList<>();
        for (MainPackage main : configured) {
            Path folder = go.directory().resolve(main.path()).normalize();
            PackageList.Entry entry = entries.stream()
                    .filter(candidate -> isSame(candidate.directory(), folder))
                    .findFirst()
                    .orElseThrow(() -> notMain(main.path(), "there is no Go package", entries));
            if (!entry.name().equals("main")) {
                throw notMain(
                        main.path(),
                        entry.error().orElse("it is package " + entry.name() + ", not package main"),
                        entries);
            }
            programs.add(program(main.path(), entry, main.name()));
        }
        return programs;
    }

    private static BuildFailure notMain(String path, String reason, List<PackageList.Entry> entries) {
        String said = entries.stream()
                .flatMap(entry -> entry.error().stream())
                .findFirst()
                .filter(error -> !reason.contains(error))
                .map(error -> " (" + GoComplaint.safe(error) + ")")
                .orElse("");
        return new BuildFailure(
                FailureCode.CONFIGURATION,
                path + " of <go><binaries> is not a program: " + GoComplaint.safe(reason) + said,
                "correct <main> to the folder of a package main, for example ./cmd/api");
    }

    /** The module's root when it is a program, else the only one below. */
    private GoProgram only() {
        List<PackageList.Entry> here = list(List.of("."));
        Optional<PackageList.Entry> root =
                here.stream().filter(entry -> entry.name().equals("main")).findFirst();
        if (root.isPresent()) {
            return program(".", root.get(), Optional.empty());
        }
        List<PackageList.Entry> below = list(List.of("./..."));
        List<PackageList.Entry> mains =
                below.stream().filter(entry -> entry.name().equals("main")).toList();
        if (mains.size() == 1) {
            return program(argument(mains.get(0)), mains.get(0), Optional.empty());
        }
        if (mains.isEmpty()) {
            // Patterns pass over packages of which nothing is for the platform; asked for by name, Go says so.
            Stream<String> constraints = here.stream()
                    .flatMap(entry -> entry.error().stream())
                    .filter(error -> error.contains("build constraints"));
            String errors = Stream.concat(constraints, below.stream().flatMap(entry -> entry.error().stream()))
                    .distinct()
                    .limit(5)
                    .map(error -> "\n" + GoComplaint.safe(error))
                    .collect(Collectors.joining());
            throw new BuildFailure(
                    FailureCode.SOURCES,
                    "there is no package main in " + go.directory() + " for " + platform() + ", only "
                            + Quantities.count(below.size(), "other package") + errors,
                    "add a package main, or skip this module with <skip>true</skip> (-Dgocontainer.skip=true)");
        }
        String names = mains.stream().map(this::argument).collect(Collectors.joining(", "));
        throw new BuildFailure(
                FailureCode.CONFIGURATION, "there are several programs in " + go.directory() + ": " + names, EXAMPLE);
    }

    private String platform() {
        return go.environment().get("GOOS") + "/" + go.environment().get("GOARCH");
    }

    private String argument(PackageList.Entry entry) {
        Path relative = real(go.directory()).relativize(real(entry.directory()));
        return "./" + relative.toString().replace('\\', '/');
    }

    private List<PackageList.Entry> list(List<String> patterns) {
        List<String> arguments = new ArrayList<>(List.of("list", "-e", "-find"));
        if (!tags.isEmpty()) {
            arguments.add("-tags=" + String.join(",", tags));
        }
        arguments.addAll(List.of("-f", PackageList.template(), "--"));
        arguments.addAll(patterns);
        CommandResult result = runner.run(go.of("go list", arguments));
        if (!result.succeeded()) {
            throw GoComplaint.failure("go list", result, FailureCode.SOURCES, Optional.empty());
        }
        return PackageList.parse(result.output());
    }

    private static GoProgram program(String argument, PackageList.Entry entry, Optional<String> name) {
        String defaultName = defaultName(entry.importPath());
        Set<String> variables = new HashSet<>();
        for (String file : entry.files()) {
            variables.addAll(StampScanner.stringVariables(read(entry.directory().resolve(file))));
        }
        return new GoProgram(
                argument, entry.importPath(), entry.directory(), name.orElse(defaultName), defaultName, variables);
    }

    /** The last element of the import path that is not a major version, as {@code go build} names its output. */
    static String defaultName(String importPath) {
        String[] elements = importPath.split("/");
        int last = elements.length - 1;
        return last > 0 && MAJOR_VERSION.matcher(elements[last]).matches() ? elements[last - 1] : elements[last];
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.SOURCES, file + " could not be read: " + e, null, e);
        }
    }

    private static boolean isSame(Path one, Path other) {
        return one.equals(other) || real(one).equals(real(other));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
