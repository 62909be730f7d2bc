package io.github.gocontainer.golang;

import io.github.gocontainer.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names, sizes and times of all files from which a module may be compiled: as long as it is the same, nobody touched any.
 *
 * @param newest when one of them was last written
 */
public record SourceStamp(Digest digest, Instant newest) {

    private static final Set<String> NO_SOURCES = Set.of(".git", "node_modules");

    /**
     * The stamp of now.
     *
     * @param outputs folders that builds write into
     * @throws IOException when a folder cannot be read
     */
    public static SourceStamp of(GoModule module, List<Path> outputs) throws IOException {
        List<Path> kept = outputs.stream()
                .map(output -> output.toAbsolutePath().normalize())
                .toList();
        Collector files = new Collector(kept);
        for (Path root : Stream.concat(Stream.of(module.directory()), module.localModules().stream())
                .filter(Files::isDirectory)
                .toList()) {
            Files.walkFileTree(root, files);
        }
        module.workspace().stream().map(Path::toString).forEach(files.lines::add);
        Collections.sort(files.lines);
        return new SourceStamp(
                Digest.of(String.join("\n", files.lines).getBytes(StandardCharsets.UTF_8)), files.newest.toInstant());
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final List<Path> outputs;
        private final List<String> lines = new ArrayList<>();
        private FileTime newest = FileTime.fromMillis(0);

        Collector(List<Path> outputs) {
            this.outputs = outputs;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean passedOver = outputs.contains(folder) || NO_SOURCES.contains(String.valueOf(folder.getFileName()));
            return passedOver ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            FileTime written = attributes.lastModifiedTime();
            lines.add(file + " " + attributes.size() + " " + written);
            newest = written.compareTo(newest) > 0 ? written : newest;
            return FileVisitResult.CONTINUE;
        }

        /** What a test makes and removes at the same time is no source. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            lines.add(file + " cannot be read");
            return FileVisitResult.CONTINUE;
        }
    }
}
