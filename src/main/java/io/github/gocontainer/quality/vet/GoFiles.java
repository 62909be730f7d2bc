package io.github.gocontainer.quality.vet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The Go files of a module that people write: not vendored, not generated, not of another module. */
final class GoFiles extends SimpleFileVisitor<Path> {

    private static final int HEAD = 1 << 13;

    /** See {@code go help generate}. */
    private static final Pattern GENERATED = Pattern.compile("(?m)^// Code generated .* DO NOT EDIT\\.\\r?$");

    private static final Set<String> PASSED_OVER = Set.of("vendor", "testdata", "node_modules");

    private final Path module;
    private final List<Path> outputs;
    private final List<Path> files = new ArrayList<>();

    private GoFiles(Path module, List<Path> outputs) {
        this.module = module;
        this.outputs = outputs;
    }

    /** Relative to the module's folder, in order. */
    static List<Path> of(Path module, List<Path> outputs) throws IOException {
        GoFiles visitor = new GoFiles(module, outputs);
        Files.walkFileTree(module, visitor);
        return visitor.files.stream().sorted().toList();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (folder.equals(module)) {
            return FileVisitResult.CONTINUE;
        }
        String name = folder.getFileName().toString();
        boolean passedOver = name.startsWith(".")
                || name.startsWith("_")
                || PASSED_OVER.contains(name)
                || outputs.contains(folder)
                || Files.exists(folder.resolve("go.mod"));
        return passedOver ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String name = file.getFileName().toString();
        boolean isSource = attributes.isRegularFile() && name.endsWith(".go") && !name.matches("[._].*");
        if (isSource && !isGenerated(file)) {
            files.add(module.relativize(file));
        }
        return FileVisitResult.CONTINUE;
    }

    private static boolean isGenerated(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return GENERATED
                    .matcher(new String(in.readNBytes(HEAD), StandardCharsets.UTF_8))
                    .find();
        }
    }
}
