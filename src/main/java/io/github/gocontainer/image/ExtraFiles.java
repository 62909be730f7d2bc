package io.github.gocontainer.image;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Lists the files of extra directories as entries of one layer, with modes that do not depend on the machine. */
public final class ExtraFiles {

    private ExtraFiles() {}

    /** The layer; empty when there is no file. */
    public static Optional<LayerSpec> layer(List<ExtraDirectory> directories) {
        TreeMap<String, FileEntry> entries = new TreeMap<>();
        for (ExtraDirectory directory : directories) {
            for (FileEntry entry : entries(directory)) {
                FileEntry earlier = entries.put(entry.path(), entry);
                if (earlier != null && !(earlier.source() instanceof FileSource.Directory)) {
                    throw new BuildFailure(
                            FailureCode.CONFIGURATION,
                            "<extraDirectories>: " + entry.path() + " comes from two folders",
                            "leave it out of one of them with <excludes>");
                }
            }
        }
        return entries.isEmpty() ? Optional.empty() : Optional.of(LayerSpec.of("extra files", entries.values()));
    }

    private static List<FileEntry> entries(ExtraDirectory directory) {
        if (!Files.isDirectory(directory.from())) {
            if (directory.required()) {
                throw new BuildFailure(
                        FailureCode.CONFIGURATION,
                        "<extraDirectories><path><from>: there is no folder " + directory.from(),
                        "correct the path; it is taken from the module's folder");
            }
            return List.of();
        }
        List<FileEntry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory.from())) {
            for (Path file :
                    files.filter(path -> !path.equals(directory.from())).toList()) {
                entry(directory, file).ifPresent(entries::add);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new BuildFailure(
                    FailureCode.FILES,
                    "the extra directory " + directory.from() + " cannot be read: " + e.getMessage(),
                    null,
                    e);
        }
        return entries;
    }

    private static Optional<FileEntry> entry(ExtraDirectory directory, Path file) throws IOException {
        String relative = directory.from().relativize(file).toString().replace('\\', '/');
        boolean included = directory.includes().isEmpty() || fits(directory.includes(), relative);
        if (!included || fits(directory.excludes(), relative)) {
            return Optional.empty();
        }
        String path = (directory.into().equals("/") ? "" : directory.into()) + "/" + relative;
        if (Files.isSymbolicLink(file)) {
            String target = Files.readSymbolicLink(file).toString().replace('\\', '/');
            return Optional.of(FileEntry.file(path, new FileSource.SymbolicLink(target)));
        }
        if (Files.isDirectory(file)) {
            // A folder that no file is in is only made where nothing was left out.
            boolean all = directory.includes().isEmpty() && directory.excludes().isEmpty();
            return all ? Optional.of(withMode(directory, FileEntry.directory(path))) : Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is neither a file, a folder nor a link");
        }
        return Optional.of(withMode(directory, FileEntry.file(path, new FileSource.OnDisk(file))));
    }

    private static FileEntry withMode(ExtraDirectory directory, FileEntry entry) {
        for (ExtraDirectory.Permission permission : directory.permissions()) {
            if (fits(List.of(permission.pattern()), entry.path())) {
                return new FileEntry(entry.source(), entry.path(), permission.mode(), entry.owner(), entry.group());
            }
        }
        return entry;
    }

    private static boolean fits(List<String> patterns, String path) {
        for (String pattern : patterns) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            // As in Maven's patterns, **/ also stands for no folder at all.
            PathMatcher atTop = FileSystems.getDefault()
                    .getPathMatcher("glob:" + (pattern.startsWith("**/") ? pattern.substring(3) : pattern));
            if (matcher.matches(Path.of(path)) || atTop.matches(Path.of(path))) {
                return true;
            }
        }
        return false;
    }
}
