package io.github.gocontainer.image.files;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.image.FileEntry;
import io.github.gocontainer.image.FileSource;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Walks through one extra directory and decides about each of its files. */
final class FolderFiles {

    /** A file in the folder of a version control, which is left out as a whole. */
    private static final String HISTORY = "^((?:.*/)?\\.(?:git|svn|hg|bzr))/.*$";

    private static final String REPLACEMENT = "\ufffd";

    private final ExtraDirectory directory;
    private final Path root;
    private final PathPatterns includes;
    private final PathPatterns excludes;
    private final IgnoreFile own;
    private final IgnoreFile ofContext;
    private final Optional<String> inContext;
    private final List<Permission> permissions;
    private final List<FileEntry> entries = new ArrayList<>();
    private final Deque<Path> within = new ArrayDeque<>();
    private int ignored;

    private record Permission(PathPatterns pattern, ExtraDirectory.Permission given) {}

    /** @param directory whose folder is there */
    FolderFiles(ExtraDirectory directory) throws IOException {
        this.directory = directory;
        this.root = directory.from().toRealPath();
        this.includes = new PathPatterns(directory.includes());
        this.excludes = new PathPatterns(directory.excludes());
        this.own = IgnoreFile.of(root);
        Path context = directory.context().toRealPath();
        boolean isContext = root.equals(context);
        this.ofContext = isContext ? IgnoreFile.parse("", "") : IgnoreFile.of(context);
        this.inContext = !isContext && root.startsWith(context)
                ? Optional.of(portable(context.relativize(root)))
                : Optional.empty();
        this.permissions = directory.permissions().stream()
                .map(given -> new Permission(new PathPatterns(List.of(given.pattern())), given))
                .toList();
    }

    /** The files, folders and links that go into the image. */
    List<FileEntry> read() throws IOException {
        walk(root, "");
        return entries;
    }

    /** How many files a {@code .dockerignore} has left out. */
    int ignored() {
        return ignored;
    }

    /** @param prefix of the paths in the image, for a linked folder whose files are copied */
    private void walk(Path folder, String prefix) throws IOException {
        if (within.contains(folder)) {
            throw new FileSystemLoopException(folder.toString());
        }
        within.push(folder);
        List<Path> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.sorted().toList();
        }
        for (Path file : found) {
            String relative = prefix + portable(file.getFileName());
            add(file, relative);
            Path real = isCopied(file) ? file.toRealPath() : file;
            if (Files.isDirectory(real) && !Files.isSymbolicLink(real)) {
                walk(real, relative + "/");
            }
        }
        within.pop();
    }

    /** A link that becomes a copy of what it leads to. */
    private boolean isCopied(Path file) {
        return directory.origin() == ExtraDirectory.Origin.KODATA && Files.isSymbolicLink(file);
    }

    private void add(Path file, String relative) throws IOException {
        if (relative.contains(REPLACEMENT)) {
            throw new BuildFailure(
                    FailureCode.FILES,
                    "the name of " + file + " cannot be read with this machine's character set",
                    "run Maven with LC_ALL=C.UTF-8, or leave the file out with <excludes>");
        }
        if ((!includes.isEmpty() && !includes.fit(relative)) || excludes.fit(relative)) {
            return;
        }
        if (isIgnored(relative)) {
            ignored += Files.isDirectory(file) ? 0 : 1;
            return;
        }
        Optional<String> danger = Files.isDirectory(file) ? Optional.empty() : DangerousFiles.reason(relative, file);
        if (danger.isPresent() && !includes.name(relative)) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "<extraDirectories>: " + directory.from().resolve(relative) + " " + danger.get()
                            + ", and everybody who can pull the image could read it",
                    "leave it out with <excludes>" + relative.replaceFirst(HISTORY, "$1/**")
                            + "</excludes> or a .dockerignore; if it is meant to be in"
                            + " the image, name it in <includes>");
        }
        entry(file, relative).ifPresent(entries::add);
    }

    private boolean isIgnored(String relative) {
        return relative.equals(IgnoreFile.NAME)
                || own.leavesOut(relative, "")
                || inContext
                        .map(folder -> ofContext.leavesOut(folder + "/" + relative, folder))
                        .orElse(false);
    }

    private Optional<FileEntry> entry(Path file, String relative) throws IOException {
        String path = (directory.into().equals("/") ? "" : directory.into()) + "/" + relative;
        if (Files.isSymbolicLink(file) && !isCopied(file)) {
            return Optional.of(permitted(FileEntry.file(path, new FileSource.SymbolicLink(target(file)))));
        }
        Path real = isCopied(file) ? copied(file) : file;
        if (Files.isDirectory(real)) {
            // A folder that no file is in is only made where nothing was left out.
            boolean all = includes.isEmpty() && excludes.isEmpty();
            return all ? Optional.of(permitted(FileEntry.directory(path))) : Optional.empty();
        }
        if (!Files.isRegularFile(real)) {
            throw new IOException(file + " is neither a file, a folder nor a link");
        }
        return Optional.of(permitted(FileEntry.file(path, new FileSource.OnDisk(real))));
    }

    /** A link stays a link, and must lead to a place that comes into the image together with it. */
    private String target(Path link) throws IOException {
        Path target = Files.readSymbolicLink(link);
        Path leadsTo = link.resolveSibling(target).normalize();
        if (target.isAbsolute() || !leadsTo.startsWith(root)) {
            throw outside(link, target, "make it a relative one to a file of the folder");
        }
        return portable(target);
    }

    private Path copied(Path link) throws IOException {
        Path real = link.toRealPath();
        if (!real.startsWith(root)) {
            throw outside(link, real, "ko refuses it, too: copy the file into kodata");
        }
        return real;
    }

    private BuildFailure outside(Path link, Path target, String hint) {
        return new BuildFailure(
                FailureCode.CONFIGURATION,
                "<extraDirectories>: the link " + link + " leads to " + target + ", outside the allowed root " + root,
                hint + ", or leave it out with <excludes>");
    }

    private FileEntry permitted(FileEntry entry) {
        int mode = entry.mode();
        ExtraDirectory.Owner owner = new ExtraDirectory.Owner(entry.owner(), entry.group());
        // Of each the first that fits counts, so they are gone through from the last one.
        for (int i = permissions.size() - 1; i >= 0; i--) {
            if (permissions.get(i).pattern().fit(entry.path())) {
                mode = permissions.get(i).given().mode().orElse(mode);
                owner = permissions.get(i).given().owner().orElse(owner);
            }
        }
        return new FileEntry(entry.source(), entry.path(), mode, owner.user(), owner.group());
    }

    private static String portable(Path path) {
        return path.toString().replace('\\', '/');
    }
}
