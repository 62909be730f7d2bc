package io.github.gocontainer.golang.compile;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.GoCommand;
import io.github.gocontainer.golang.GoEnvironment;
import io.github.gocontainer.golang.GoModule;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Says before compiling that a module's own package needs C while cgo is off. */
final class CgoCheck {

    private static final int HEAD = 1 << 16;
    private static final Pattern IMPORT = Pattern.compile("(?m)^\\s*(import\\s+)?\"C\"");
    private static final Pattern GUARD = Pattern.compile("(?m)^//( ?\\+build|go:build)\\b.*\\bcgo\\b");

    private final GoModule module;
    private final GoEnvironment settings;
    private final GoCommand go;
    private final CommandRunner runner;

    CgoCheck(GoModule module, GoEnvironment settings, GoCommand go, CommandRunner runner) {
        this.module = module;
        this.settings = settings;
        this.go = go;
        this.runner = runner;
    }

    /**
     * Looks at the module's own files first, which takes no process; only when one imports "C" without saying that it
     * is for cgo alone, Go is asked whether a program uses it.
     */
    void refuseHiddenC(List<GoProgram> programs, List<String> tags, CompileSpec spec) {
        if (!anyUnguarded()) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of("list", "-e", "-deps"));
        if (!tags.isEmpty()) {
            arguments.add("-tags=" + String.join(",", tags));
        }
        arguments.addAll(List.of("-f", PackageList.template(), "--"));
        programs.forEach(program -> arguments.add(program.argument()));
        Map<String, String> withC =
                new HashMap<>(settings.forPlatform(spec.platforms().get(0), true, spec.offline()));
        CommandResult result =
                runner.run(new GoCommand(go.toolchain(), go.directory(), withC, go.timeout()).of("go list", arguments));
        for (PackageList.Entry entry : PackageList.parse(result.output())) {
            for (String name : entry.cgoFiles()) {
                Path file = entry.directory().resolve(name);
                if (file.toAbsolutePath().startsWith(module.directory()) && isUnguarded(file)) {
                    throw new BuildFailure(
                            FailureCode.SOURCES,
                            file + " imports \"C\" while cgo is off",
                            "turn it on with <go><cgo>true</cgo> (-Dgocontainer.go.cgo=true), which needs a C compiler"
                                    + " for every platform; or give the package a variant without C");
                }
            }
        }
    }

    private boolean anyUnguarded() {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(module.directory(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean root = folder.equals(module.directory());
                    return root || isOwn(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.getFileName().toString();
                    boolean source = name.endsWith(".go") && !name.endsWith("_test.go");
                    if (source && attributes.isRegularFile() && isUnguarded(file)) {
                        found.add(file);
                        return FileVisitResult.TERMINATE;
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.FILES, module.directory() + " could not be read: " + e, null, e);
        }
        return !found.isEmpty();
    }

    /** Go itself passes over these folders, and those of other modules. */
    private static boolean isOwn(Path folder) {
        String name = folder.getFileName().toString();
        boolean passedOver = name.startsWith(".")
                || name.startsWith("_")
                || name.equals("testdata")
                || name.equals("vendor")
                || name.equals("target")
                || name.equals("node_modules");
        return !passedOver && !Files.exists(folder.resolve("go.mod"));
    }

    private static boolean isUnguarded(Path file) {
        try (var in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            return IMPORT.matcher(head).find() && !GUARD.matcher(head).find();
        } catch (IOException e) {
            // Go says better than we what is wrong with a file that cannot be read.
            return false;
        }
    }
}
