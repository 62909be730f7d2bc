package io.github.gocontainer.image.files;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.IntStream;

/** Patterns of paths as Maven's users know them, such as {@code **}{@code /*.html}. */
final class PathPatterns {

    private record Pattern(String text, PathMatcher matcher, PathMatcher atTop) {

        static Pattern of(String text) {
            // As in Maven's patterns, **/ also stands for no folder at all.
            String atTop = text.startsWith("**/") ? text.substring("**/".length()) : text;
            return new Pattern(text, glob(text), glob(atTop));
        }

        private static PathMatcher glob(String text) {
            return FileSystems.getDefault().getPathMatcher("glob:" + text);
        }

        /** Java's ** stops at a line break, which a name can have and no pattern has. */
        boolean fits(String text) {
            Path path = Path.of(text.replace('\n', ' '));
            return matcher.matches(path) || atTop.matches(path);
        }

        /** Whether it says something about the file's own name, and does not just take all there is. */
        boolean isDeliberate() {
            return text.substring(text.lastIndexOf('/') + 1).matches(".*[^*?.].*");
        }
    }

    private final List<Pattern> patterns;

    PathPatterns(List<String> patterns) {
        this.patterns = patterns.stream().map(Pattern::of).toList();
    }

    boolean isEmpty() {
        return patterns.isEmpty();
    }

    boolean fit(String path) {
        return patterns.stream().anyMatch(pattern -> pattern.fits(path));
    }

    /** Whether somebody who wrote these meant the file, or a folder that it is in, by its name. */
    boolean name(String path) {
        return patterns.stream().anyMatch(pattern -> pattern.isDeliberate() && pattern.fits(path))
                || patterns.stream().anyMatch(pattern -> namesFolder(pattern.text(), path));
    }

    /** As {@code .git/**} names everything in {@code .git}. */
    private static boolean namesFolder(String pattern, String path) {
        String folder = pattern.endsWith("/**") ? pattern.substring(0, pattern.length() - "/**".length()) : "";
        return !folder.isEmpty()
                && Pattern.of(folder).isDeliberate()
                && parents(path).stream().anyMatch(parent -> Pattern.of(folder).fits(parent));
    }

    private static List<String> parents(String path) {
        return IntStream.range(0, path.length())
                .filter(index -> path.charAt(index) == '/')
                .mapToObj(index -> path.substring(0, index))
                .toList();
    }
}
