package io.github.gocontainer.docker.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/**
 * Follows symbolic links as if a folder were the root of the file system, as a container sees them.
 *
 * @param root the folder
 */
record LinksInside(Path root) {

    private static final int MOST = 40;

    /**
     * Where a path below the root really is; what does not exist is where it would be.
     *
     * @param subject what asks, for the exception of links that lead nowhere
     */
    Path resolve(String subject, Path path) throws IOException {
        Deque<Path> left = new ArrayDeque<>();
        root.relativize(path).forEach(left::addLast);
        Path current = root;
        int links = 0;
        while (!left.isEmpty()) {
            Path part = left.removeFirst();
            if (part.toString().equals("..")) {
                current = current.equals(root) ? root : above(current);
                continue;
            }
            if (part.toString().isEmpty() || part.toString().equals(".")) {
                continue;
            }
            Path next = current.resolve(part);
            if (!Files.isSymbolicLink(next)) {
                current = next;
                continue;
            }
            links++;
            if (links > MOST) {
                throw new UnsafeLayerException(subject, "its links go round in a circle");
            }
            Path target = Files.readSymbolicLink(next);
            if (target.isAbsolute()) {
                current = root;
            }
            Deque<Path> before = new ArrayDeque<>();
            target.forEach(before::addLast);
            before.addAll(left);
            left = before;
        }
        return current;
    }

    private static Path above(Path path) {
        return Objects.requireNonNull(path.getParent(), "what is below the root lies in a folder");
    }
}
