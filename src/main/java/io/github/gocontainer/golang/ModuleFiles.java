package io.github.gocontainer.golang;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Keeps {@code go.mod}, {@code go.sum}, {@code go.work} and {@code go.work.sum} byte for byte as they are while Go
 * works on them; modules side by side share what is known about a common file.
 */
public final class ModuleFiles {

    private static final int SHOWN = 5;
    private static final Map<Path, Guarded> GUARDED = new HashMap<>();

    private final GoModule module;
    private final BuildLog log;

    /** @param log is told what Go wanted to change */
    public ModuleFiles(GoModule module, BuildLog log) {
        this.module = module;
        this.log = log;
    }

    /**
     * Does this and puts the files back, with a warning that says what Go wanted of them.
     *
     * @throws BuildFailure when one cannot be read or put back
     */
    public <T> T unchangedWhile(Supplier<T> action) {
        List<Path> files = module.files();
        files.forEach(ModuleFiles::enter);
        try {
            return action.get();
        } finally {
            leave(files).forEach(change -> log.warn(change.sentence()));
        }
    }

    private static void enter(Path file) {
        synchronized (GUARDED) {
            Guarded known = GUARDED.get(file);
            GUARDED.put(file, known == null ? new Guarded(read(file), 1) : known.oneMore());
        }
    }

    private static List<Change> leave(List<Path> files) {
        List<Change> changes = new ArrayList<>();
        for (Path file : files) {
            synchronized (GUARDED) {
                Guarded guarded = Objects.requireNonNull(GUARDED.get(file), "a file is left after it was entered");
                if (guarded.users() == 1) {
                    GUARDED.remove(file);
                } else {
                    GUARDED.put(file, guarded.oneLess());
                }
                restore(file, guarded.content()).ifPresent(changes::add);
            }
        }
        return changes;
    }

    private static Optional<Change> restore(Path file, Optional<byte[]> before) {
        Optional<byte[]> after = read(file);
        if (before.isPresent() == after.isPresent() && (before.isEmpty() || Arrays.equals(before.get(), after.get()))) {
            return Optional.empty();
        }
        try {
            if (before.isPresent()) {
                // Over the file and not in its place, so that its mode and a link to it stay.
                Files.write(file, before.get());
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
        return Optional.of(new Change(file, lines(before), lines(after)));
    }

    private static List<String> lines(Optional<byte[]> content) {
        return content.map(bytes ->
                        new String(bytes, StandardCharsets.UTF_8).lines().toList())
                .orElse(List.of());
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static BuildFailure failure(Path file, IOException e) {
        return new BuildFailure(FailureCode.FILES, file + " could not be kept as it is: " + e, null, e);
    }

    private record Guarded(Optional<byte[]> content, int users) {
        Guarded oneMore() {
            return new Guarded(content, users + 1);
        }

        Guarded oneLess() {
            return new Guarded(content, users - 1);
        }
    }

    private record Change(Path file, List<String> before, List<String> after) {
        String sentence() {
            List<String> added = without(after, before);
            List<String> removed = without(before, after);
            List<String> shown = new ArrayList<>();
            added.stream().limit(SHOWN).forEach(line -> shown.add("+ " + line.strip()));
            removed.stream().limit(SHOWN).forEach(line -> shown.add("- " + line.strip()));
            return "Go wanted to change " + file + " (" + added.size() + " lines added, " + removed.size()
                    + " removed: " + String.join("; ", shown) + "); it is as before: run '"
                    + (file.endsWith("go.work.sum") ? "go work sync" : "go mod tidy") + "' and commit its result";
        }

        private static List<String> without(List<String> lines, List<String> others) {
            Set<String> known = others.stream().collect(Collectors.toSet());
            return lines.stream().filter(line -> !known.contains(line)).toList();
        }
    }
}
